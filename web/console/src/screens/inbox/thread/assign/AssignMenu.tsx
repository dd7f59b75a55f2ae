import { ActionIcon, Button, Combobox, Text, useCombobox } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../../contracts/conversation.ts";
import { RowSkeletons } from "../../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../../parts/Trouble.tsx";
import { assignees } from "../../../../queries/queues.ts";
import { useMay, useOperator } from "../../../../shell/useOperator.ts";
import { useOffer } from "../../../../commands/offers.ts";
import { icon } from "../../../../theme.ts";
import classes from "./AssignMenu.module.css";
import { AssigneeLine } from "./AssigneeLine.tsx";
import { type Target, targetsFor } from "./targetsFor.ts";
import { useAssign } from "./useAssign.ts";

interface AssignMenuProps {
  readonly conversation: Conversation;
  readonly phone: boolean;
}

/** To whom a conversation can be given: oneself, a colleague with what they hold, a team's line, or nobody. */
export function AssignMenu({ conversation, phone }: AssignMenuProps) {
  const { t } = useTranslation();
  const operator = useOperator();
  const mayAnswer = useMay("conversations.answer");
  const mayAssign = useMay("conversations.assign");
  const [sought, setSought] = useState("");
  const menu = useCombobox({
    onDropdownClose: () => {
      menu.resetSelectedOption();
      menu.focusTarget();
      setSought("");
    },
    onDropdownOpen: () => menu.focusSearchInput(),
  });
  const { data, error, refetch } = useQuery({ ...assignees(), enabled: menu.dropdownOpened });
  const assign = useAssign(conversation);
  useOffer(mayAnswer && conversation.status !== "resolved" ? { assign: () => menu.openDropdown() } : {});
  if (!mayAnswer || conversation.status === "resolved") return null;

  const groups = data && operator ? targetsFor({ ...data, conversation, me: operator.id, mayAssign, sought }) : [];
  const found = groups.flatMap(({ targets }) => targets);
  const choose = (key: string) => {
    const target = found.find((one) => one.key === key);
    if (target) assign.mutate(target.to);
    menu.closeDropdown();
  };
  const open = {
    "aria-haspopup": "listbox",
    "aria-expanded": menu.dropdownOpened,
    onClick: () => menu.toggleDropdown(),
  } as const;
  return (
    <Combobox store={menu} withinPortal={false} width={300} position="bottom-end" onOptionSubmit={choose}>
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        {phone ? (
          <ActionIcon aria-label={t("assign.action")} loading={assign.isPending} {...open}>
            <IconUserPlus {...icon} />
          </ActionIcon>
        ) : (
          <Button
            size="xs"
            variant="default"
            loading={assign.isPending}
            leftSection={<IconUserPlus {...icon} aria-hidden />}
            {...open}
          >
            {t("assign.action")}
          </Button>
        )}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={sought}
          onChange={(event) => {
            setSought(event.currentTarget.value);
            menu.selectFirstOption();
          }}
          placeholder={t("assign.search")}
          aria-label={t("assign.search")}
        />
        <Combobox.Options className={classes.options} aria-label={t("assign.action")}>
          {!data && !error && <RowSkeletons rows={3} />}
          {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
          {groups.map(({ name, targets }) => (
            <Combobox.Group key={name} label={t(`assign.${name}`)}>
              {targets.map((target) => (
                <Option key={target.key} target={target} />
              ))}
            </Combobox.Group>
          ))}
          {data && found.length === 0 && <Combobox.Empty>{t("assign.nobody")}</Combobox.Empty>}
        </Combobox.Options>
        {!mayAssign && (
          <Combobox.Footer>
            <Text size="xs" c="dimmed">
              {t("assign.onlyOneself")}
            </Text>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Option({ target }: { readonly target: Target }) {
  const { t } = useTranslation();
  return (
    <Combobox.Option value={target.key} active={target.isHolder}>
      {target.kind === "person" && (
        <AssigneeLine assignee={target.person} isMe={target.isMe} isHolder={target.isHolder} />
      )}
      {target.kind === "team" && (
        <span className={classes.line}>
          <span className={classes.name}>{target.name}</span>
          <span className={classes.load}>{t("assign.waiting", { count: target.waiting })}</span>
        </span>
      )}
      {target.kind === "nobody" && t("assign.toNobody")}
    </Combobox.Option>
  );
}
