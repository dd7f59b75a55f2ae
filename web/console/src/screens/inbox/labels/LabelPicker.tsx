import { ActionIcon, Combobox, Text, Tooltip, useCombobox } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { type Icon, IconCheck, IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { createLabel } from "../../../../../../contracts/endpoints/inbox.ts";
import { LabelId } from "../../../../../../contracts/ids.ts";
import { LabelColor } from "../../../../../../contracts/label.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { labels as labelsQuery } from "../../../queries/labels.ts";
import { icon, smallIcon } from "../../../theme.ts";
import { useConversationOrders } from "../thread/useConversationOrders.ts";
import { LabelChip } from "./LabelChip.tsx";
import classes from "./LabelPicker.module.css";

interface LabelPickerProps {
  readonly conversation: Conversation;
  /** The button that opens it. */
  readonly label: string;
  readonly glyph: Icon;
  readonly size?: "sm" | "lg";
}

const NEW = "new";

/** Puts labels on a conversation and takes them off; a name that does not exist yet is made on the way. */
export function LabelPicker({ conversation, label: openLabel, glyph: Glyph, size = "lg" }: LabelPickerProps) {
  const { t } = useTranslation();
  const [sought, setSought] = useState("");
  const { data: labels = [] } = useQuery(labelsQuery());
  const { label } = useConversationOrders(conversation);
  const list = useCombobox({
    onDropdownClose: () => {
      setSought("");
      list.resetSelectedOption();
      list.focusTarget();
    },
    onDropdownOpen: () => list.focusSearchInput(),
  });
  const create = useMutation({
    mutationFn: (name: string) => call(createLabel, { body: { name, color: colorFor(labels.length) } }),
    onSuccess: ({ id }) => label.mutate({ add: [id] }),
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });

  const name = sought.trim();
  const found = labels.filter((one) => one.name.toLocaleLowerCase().includes(name.toLocaleLowerCase()));
  const isNew = name !== "" && !labels.some((one) => one.name === name);
  const submit = (value: string) => {
    if (value === NEW) create.mutate(name);
    else {
      const id = LabelId.parse(value);
      label.mutate(conversation.labelIds.includes(id) ? { remove: [id] } : { add: [id] });
    }
    setSought("");
  };

  return (
    <Combobox store={list} position="bottom-end" width="var(--menu-width)" onOptionSubmit={submit} withinPortal>
      <Combobox.Target withAriaAttributes={false}>
        <Tooltip label={openLabel} disabled={list.dropdownOpened}>
          <ActionIcon
            size={size}
            aria-label={openLabel}
            aria-expanded={list.dropdownOpened}
            onClick={() => list.toggleDropdown()}
          >
            <Glyph {...(size === "sm" ? smallIcon : icon)} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={sought}
          onChange={(event) => {
            setSought(event.currentTarget.value);
            list.updateSelectedOptionIndex();
          }}
          maxLength={40}
          aria-label={t("work.findLabel")}
          placeholder={t("work.findLabel")}
        />
        <Combobox.Options className={classes.options} aria-label={t("work.labels")}>
          {found.map((one) => {
            const borne = conversation.labelIds.includes(one.id);
            return (
              <Combobox.Option
                key={one.id}
                value={one.id}
                active={borne}
                aria-selected={borne}
                className={classes.option}
              >
                <LabelChip label={one} />
                {borne && <IconCheck {...smallIcon} aria-hidden />}
              </Combobox.Option>
            );
          })}
          {isNew && (
            <Combobox.Option value={NEW} className={classes.option}>
              <span className={classes.make}>
                <IconPlus {...smallIcon} aria-hidden />
                {t("work.makeLabel", { name })}
              </span>
            </Combobox.Option>
          )}
          {found.length === 0 && !isNew && (
            <Text size="sm" c="dimmed" p="sm">
              {t("work.noLabels")}
            </Text>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Each new label gets the next colour, so that neighbours differ. */
const colorFor = (count: number): LabelColor => LabelColor.options[(count + 1) % LabelColor.options.length] ?? "gray";
