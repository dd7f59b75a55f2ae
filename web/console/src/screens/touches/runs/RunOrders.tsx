import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { orderTouchRuns } from "../../../../../../contracts/endpoints/touchRuns.ts";
import type { RunFilter, RunOrder } from "../../../../../../contracts/endpoints/touchRuns.ts";
import { call } from "../../../api/call.ts";
import { wholeNumber } from "../../../format/numbers.ts";
import { Refusal } from "../../../parts/Refusal.tsx";
import { refreshTouches, sequence as sequenceQuery, touchRunCounts } from "../../../queries/touches.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { Dialog } from "../../settings/structure/Dialog.tsx";
import { useWhyWords } from "../useWhyWords.ts";
import { HowFar } from "./HowFar.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import classes from "./Runs.module.css";
import { useManyRuns, wentThrough } from "./useManyRuns.ts";

const NO_SEQUENCE = "seq_00000000";

/** How many runs the filter leaves, and what may be ordered of all of them. */
export function RunOrders({ filter }: { readonly filter: RunFilter }) {
  const { t, i18n } = useTranslation();
  const mayManage = useMay("touches.manage");
  const { data } = useQuery(touchRunCounts(filter));
  const { sequenceId } = filter;
  const { data: about } = useQuery({ ...sequenceQuery(sequenceId ?? NO_SEQUENCE), enabled: sequenceId !== undefined });
  const [asked, ask] = useState<Asked>();
  const [moving, setMoving] = useState(false);
  if (data === undefined) return null;
  const { count, statuses, outcomes } = data;
  const [running, paused] = [statuses.running ?? 0, statuses.paused ?? 0];
  // All that have ended could be begun anew: unless others are asked for, only those that failed are meant.
  const again = { ...filter, outcome: filter.outcome ?? ("failed" as const) };
  const offered: readonly { readonly order: RunOrder; readonly count: number }[] = [
    { order: "pause", count: running },
    { order: "resume", count: paused },
    { order: "skip", count: running + paused },
    { order: "cancel", count: running + paused },
    { order: "rerun", count: outcomes[again.outcome] ?? 0 },
  ];
  // Exact only where none stood so before: nobody could tell which of them did.
  const undoOf: Readonly<Partial<Record<RunOrder, RunOrder>>> =
    filter.status === undefined
      ? { ...(paused === 0 && { pause: "resume" }), ...(running === 0 && { resume: "pause" }) }
      : {};
  const orders = offered.filter((one) => one.count > 0);
  const alive = running + paused;
  return (
    <div className={classes.orders}>
      <output className={classes.count}>
        {t("touches.runs.count", { count, number: wholeNumber(count, i18n.language) })}
      </output>
      {mayManage &&
        orders.map(({ order, count: fitting }) => (
          <Button
            key={order}
            size="compact-sm"
            variant="default"
            onClick={() =>
              ask({
                order,
                ...(order === "rerun" ? { filter: again, expected: fitting } : { filter, expected: count }),
                fitting,
                undo: undoOf[order],
              })
            }
          >
            {t(`touches.order.${order}`)}
          </Button>
        ))}
      {mayManage && sequenceId && alive > 0 && about && about.versions.length > 1 && (
        <Button size="compact-sm" variant="default" onClick={() => setMoving(true)}>
          {t("touches.move.action")}
        </Button>
      )}
      <Dialog title={asked ? t(`touches.orderTitle.${asked.order}`) : ""} onClose={() => ask(undefined)}>
        {asked && <OrderAll {...asked} filter={filter} onClose={() => ask(undefined)} />}
      </Dialog>
      {sequenceId && about && (
        <MoveDialog
          opened={moving}
          filter={{ ...filter, sequenceId }}
          versions={about.versions}
          onClose={() => setMoving(false)}
        />
      )}
    </div>
  );
}

/** As it was when it was asked for: the counts go on changing while the order is carried out. */
interface Asked {
  readonly order: RunOrder;
  readonly filter: RunFilter;
  /** All that the filter leaves; of which so many are in a state in which the order means something. */
  readonly expected: number;
  readonly fitting: number;
  /** What takes it back for exactly these runs. */
  readonly undo: RunOrder | undefined;
}

interface OrderAllProps extends Asked {
  readonly onClose: () => void;
}

/** Asks once, with the number; afterwards says how many it was, and why not the others. */
function OrderAll({ order, filter, expected, fitting, undo, onClose }: OrderAllProps) {
  const { t } = useTranslation();
  const why = useWhyWords();
  const { give, soFar, stop } = useManyRuns((before) =>
    call(orderTouchRuns, { body: { filter, order, expected, before } }),
  );
  const takeBack = useMutation({
    mutationFn: () => call(orderTouchRuns, { body: { filter, order: undo ?? order, expected } }),
    onSuccess: onClose,
    onSettled: refreshTouches,
  });
  if (give.data) {
    return (
      <Stack gap="md">
        <Refusal of={takeBack} />
        <Text>{t("touches.runs.done", { count: soFar.done })}</Text>
        {soFar.next !== null && (
          <Text size="sm">{t("touches.runs.stopped", { count: fitting - wentThrough(soFar) })}</Text>
        )}
        {Object.entries(soFar.left).map(([code, count]) => (
          <Text key={code} size="sm" c="dimmed">
            {t("touches.runs.left", { count, why: why(code) })}
          </Text>
        ))}
        <Group grow>
          {undo && (
            <Button variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
              {t("touches.runs.undo")}
            </Button>
          )}
          <Button onClick={onClose} data-autofocus>
            {t("action.close")}
          </Button>
        </Group>
      </Stack>
    );
  }
  const isFar = give.isPending && soFar.next !== null;
  return (
    <Stack gap="md">
      <Refusal of={give} />
      <Text size="sm">{t(`touches.orderLead.${order}`, { count: fitting })}</Text>
      {isFar ? (
        <HowFar done={wentThrough(soFar)} of={fitting} onStop={stop} />
      ) : (
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button
            data-autofocus
            {...(order === "cancel" && { color: "red.9" })}
            loading={give.isPending}
            onClick={() => give.mutate()}
          >
            {t(`touches.order.${order}`)}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
