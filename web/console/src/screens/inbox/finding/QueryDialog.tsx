import { Alert, Button, Group, Modal, SegmentedControl, Stack } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConversationQuery } from "../../../../../../contracts/conversationQuery.ts";
import { useLayout } from "../../../shell/useLayout.ts";
import { smallIcon } from "../../../theme.ts";
import { ConditionRow } from "./ConditionRow.tsx";
import { beginGroup, beginWith, type Draft, type DraftGroup, draftOf, said } from "./draftQuery.ts";
import classes from "./QueryDialog.module.css";

interface QueryDialogProps {
  /** Where to begin; closed without. */
  readonly query: ConversationQuery | undefined;
  readonly onApply: (query: ConversationQuery) => void;
  readonly onClose: () => void;
}

export function QueryDialog({ query, onApply, onClose }: QueryDialogProps) {
  const { t } = useTranslation();
  const phone = useLayout() === "phone";
  return (
    <Modal opened={query !== undefined} onClose={onClose} title={t("finding.build")} size="xl" fullScreen={phone}>
      {query && <QueryForm query={query} onApply={onApply} />}
    </Modal>
  );
}

function QueryForm({ query, onApply }: { readonly query: ConversationQuery } & Pick<QueryDialogProps, "onApply">) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => draftOf(query));
  const [refused, setRefused] = useState(false);
  const setGroup = (changed: DraftGroup) =>
    setDraft({
      ...draft,
      groups: draft.groups
        .map((group) => (group.key === changed.key ? changed : group))
        .filter(({ of }) => of.length > 0),
    });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const parsed = ConversationQuery.safeParse(said(draft));
        setRefused(!parsed.success);
        if (parsed.success) onApply(parsed.data);
      }}
    >
      <Stack gap="md">
        {draft.groups.map((group, place) => (
          <div key={group.key}>
            {place > 0 && (
              <Match
                label={t("finding.betweenGroups")}
                value={draft.match}
                onChange={(match) => setDraft({ ...draft, match })}
              />
            )}
            <fieldset className={classes.group} aria-label={t("finding.group", { number: place + 1 })}>
              {group.of.map((condition, row) => (
                <div key={condition.key}>
                  {row > 0 && (
                    <Match
                      label={t("finding.betweenConditions")}
                      value={group.match}
                      onChange={(match) => setGroup({ ...group, match })}
                    />
                  )}
                  <ConditionRow
                    condition={condition}
                    onChange={(changed) =>
                      setGroup({ ...group, of: group.of.map((one) => (one.key === changed.key ? changed : one)) })
                    }
                    onRemove={() => setGroup({ ...group, of: group.of.filter(({ key }) => key !== condition.key) })}
                  />
                </div>
              ))}
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPlus {...smallIcon} aria-hidden />}
                onClick={() => setGroup({ ...group, of: [...group.of, beginWith("priority")] })}
              >
                {t("finding.addCondition")}
              </Button>
            </fieldset>
          </div>
        ))}
        {refused && <Alert role="alert">{t("finding.unfinished")}</Alert>}
        <Group justify="space-between">
          <Button
            variant="default"
            leftSection={<IconPlus {...smallIcon} aria-hidden />}
            onClick={() => setDraft({ ...draft, groups: [...draft.groups, beginGroup()] })}
          >
            {t("finding.addGroup")}
          </Button>
          <Button type="submit" disabled={draft.groups.length === 0}>
            {t("finding.show")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface MatchProps {
  readonly label: string;
  readonly value: ConversationQuery["match"];
  readonly onChange: (match: ConversationQuery["match"]) => void;
}

const Match = ({ label, value, onChange }: MatchProps) => {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      className={classes.match}
      size="xs"
      aria-label={label}
      value={value}
      onChange={onChange}
      data={[
        { value: "all", label: t("finding.and") },
        { value: "any", label: t("finding.or") },
      ]}
    />
  );
};
