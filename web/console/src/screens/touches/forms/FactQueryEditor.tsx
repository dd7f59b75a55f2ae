import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FactCondition, FactGroup, FactQuery } from "../../../../../../contracts/factQuery.ts";
import { type TouchEventKind, touchEventFacts } from "../../../../../../contracts/touchEvent.ts";
import { smallIcon } from "../../../theme.ts";
import { FactConditionRow } from "./FactConditionRow.tsx";
import { beginWith, groupsOf, queryOf } from "./factGroups.ts";
import classes from "./FactQueryEditor.module.css";

interface FactQueryEditorProps {
  readonly label: string;
  readonly query: FactQuery;
  /** What has happened when this is asked: its facts are offered. Absent: anything may have. */
  readonly events?: readonly TouchEventKind[];
  readonly onChange: (query: FactQuery) => void;
}

/** What has to be so of a contact: groups of conditions, as in the list of conversations. */
export function FactQueryEditor({ label, query, events, onChange }: FactQueryEditorProps) {
  const { t } = useTranslation();
  const groups = groupsOf(query);
  const offered = events?.flatMap((event) => touchEventFacts[event]);
  const first = beginWith(offered?.[0] ?? "conversation.labels");
  const change = (changed: readonly FactGroup[], match = query.match) => onChange(queryOf(match, changed));
  const setGroup = (place: number, group: FactGroup) => change(groups.with(place, group));
  return (
    <fieldset className={classes.query} aria-label={label}>
      {groups.map((group, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- groups and conditions have no other name than their place
        <div key={place}>
          {place > 0 && (
            <Match label={t("finding.betweenGroups")} value={query.match} onChange={(match) => change(groups, match)} />
          )}
          <fieldset className={classes.group} aria-label={t("finding.group", { number: place + 1 })}>
            {group.of.map((condition, row) => (
              // oxlint-disable-next-line react/no-array-index-key -- as above
              <div key={row}>
                {row > 0 && (
                  <Match
                    label={t("finding.betweenConditions")}
                    value={group.match}
                    onChange={(match) => setGroup(place, { ...group, match })}
                  />
                )}
                <div className={classes.row}>
                  <FactConditionRow
                    condition={condition}
                    eventFacts={offered}
                    onChange={(changed: FactCondition) =>
                      setGroup(place, { ...group, of: group.of.with(row, changed) })
                    }
                  />
                  <ActionIcon
                    size="sm"
                    aria-label={t("finding.removeCondition")}
                    onClick={() => setGroup(place, { ...group, of: group.of.toSpliced(row, 1) })}
                  >
                    <IconX {...smallIcon} aria-hidden />
                  </ActionIcon>
                </div>
              </div>
            ))}
            <Button
              variant="subtle"
              size="compact-xs"
              leftSection={<IconPlus {...smallIcon} aria-hidden />}
              onClick={() => setGroup(place, { ...group, of: [...group.of, first] })}
            >
              {t("finding.addCondition")}
            </Button>
          </fieldset>
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus {...smallIcon} aria-hidden />}
        onClick={() => change([...groups, { match: "all", of: [first] }])}
      >
        {t(groups.length === 0 ? "finding.addCondition" : "finding.addGroup")}
      </Button>
    </fieldset>
  );
}

interface MatchProps {
  readonly label: string;
  readonly value: FactQuery["match"];
  readonly onChange: (match: FactQuery["match"]) => void;
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
