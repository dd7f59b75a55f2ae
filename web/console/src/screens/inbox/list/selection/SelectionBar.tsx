import { ActionIcon, Button, CloseButton, Group, Text, Tooltip } from "@mantine/core";
import { IconArchive } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { BULK_MAX } from "../../../../../../../contracts/bulk.ts";
import { useOffer } from "../../../../commands/offers.ts";
import { wholeNumber } from "../../../../format/numbers.ts";
import { icon } from "../../../../theme.ts";
import { BulkAssign } from "./BulkAssign.tsx";
import { BulkLabels } from "./BulkLabels.tsx";
import { BulkMore } from "./BulkMore.tsx";
import { BulkSnooze } from "./BulkSnooze.tsx";
import { ConfirmBulk } from "./ConfirmBulk.tsx";
import { clearSelection } from "./selection.ts";
import classes from "./SelectionBar.module.css";
import { useBulkOrder } from "./useBulkOrder.ts";
import { useSelection } from "./useSelection.ts";

/** How many are selected, and what can be done with all of them. */
export function SelectionBar() {
  const { t, i18n } = useTranslation();
  const { isWhole, selectAll } = useSelection();
  const bulk = useBulkOrder();
  useOffer({ up: clearSelection });
  const { count, inFilter, order } = bulk;
  const say = (number: number) => wholeNumber(Math.min(number, BULK_MAX), i18n.language);
  const mayGrow = !isWhole && inFilter !== undefined && inFilter > (count ?? 0);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t("bulk.toolbar")}>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" fw={600} className={classes.count} aria-live="polite">
          {count === 0 ? t("bulk.none") : count !== undefined && t("bulk.selected", { number: say(count) })}
        </Text>
        {mayGrow && (
          <Button size="compact-sm" variant="subtle" onClick={selectAll}>
            {t("bulk.all", { number: say(inFilter) })}
          </Button>
        )}
        <CloseButton size="sm" aria-label={t("bulk.clear")} onClick={clearSelection} />
      </Group>
      {count !== 0 && (
        <Group gap={4} wrap="nowrap">
          <Tooltip label={t("bulk.todo.close")}>
            <ActionIcon
              aria-label={t("bulk.todo.close")}
              loading={bulk.isStarting}
              onClick={() => order({ kind: "close" })}
            >
              <IconArchive {...icon} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <BulkAssign onChosen={(to) => order({ kind: "assign", to })} />
          <BulkLabels onChosen={(change) => order({ kind: "label", add: [], remove: [], ...change })} />
          <BulkSnooze onChosen={(until) => order({ kind: "snooze", until: until?.toISOString() ?? null })} />
          <BulkMore onChosen={order} />
        </Group>
      )}
      <ConfirmBulk asked={bulk.asked?.action} count={count} onConfirm={bulk.confirm} onClose={bulk.decline} />
    </div>
  );
}
