import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { moveAppeal } from "../../../../../contracts/endpoints/funnel.ts";
import type { BoardColumn, Deal, Stage } from "../../../../../contracts/funnel.ts";
import type { AppealId, ConversationId } from "../../../../../contracts/ids.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { boardKey, funnelKey } from "../../queries/funnel.ts";
import { queryClient } from "../../queries/queryClient.ts";
import { freshKey } from "../../state/freshKey.ts";
import { moveOnBoard } from "./moveOnBoard.ts";

export interface Movable {
  readonly appealId: AppealId;
  readonly conversationId: ConversationId;
  readonly name: string;
  readonly deal: Deal;
}

type Move = (appeal: Movable, from: Stage | undefined, to: Stage, reason?: string) => void;

const undoMs = 8_000;

/** Moves an appeal on screen at once and then in truth; what is refused goes back, and what was done can be undone. */
export function useMoveAppeal(): Move {
  const { t } = useTranslation();
  return useCallback(
    (appeal, from, to, reason = "") => {
      const { name } = appeal;
      const undo = async (deal: Deal) => {
        if (from && (await carryOut({ ...appeal, deal }, from, t("funnel.undone"))))
          notifications.show({ message: t("funnel.undone") });
      };
      const carryOut = async (moved: Movable, stage: Stage, why: string): Promise<Deal | undefined> => {
        try {
          return await order(moved, stage, why);
        } catch (error) {
          notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
          return undefined;
        }
      };
      const start = async () => {
        const deal = await carryOut(appeal, to, reason);
        if (!deal) return;
        const shown = notifications.show({
          autoClose: undoMs,
          message: (
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm">{t("funnel.moved", { name, stage: to.name })}</Text>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  notifications.hide(shown);
                  void undo(deal);
                }}
              >
                {t("funnel.undo")}
              </Button>
            </Group>
          ),
        });
      };
      void start();
    },
    [t],
  );
}

/** What it became. Throws what it was refused with, when the boards show again what was before. */
async function order({ appealId, conversationId, deal }: Movable, to: Stage, reason: string): Promise<Deal> {
  const body = { clientKey: freshKey(), stageId: to.id, reason, version: deal.version };
  await queryClient.cancelQueries({ queryKey: boardKey });
  showDeal(appealId, { ...deal, stageId: to.id, pipelineId: to.pipelineId, stageSince: new Date().toISOString() });
  try {
    const moved = await call(moveAppeal, { params: { appealId }, body });
    showDeal(appealId, moved.deal);
    return moved.deal;
  } catch (error) {
    showDeal(appealId, deal);
    throw error;
  } finally {
    void queryClient.invalidateQueries({ queryKey: funnelKey });
    void queryClient.invalidateQueries({ queryKey: ["appeals", conversationId] });
  }
}

const showDeal = (appealId: AppealId, deal: Deal) =>
  queryClient.setQueriesData<{ columns: BoardColumn[] }>(
    { queryKey: boardKey },
    (shown) => shown && moveOnBoard(shown, appealId, deal),
  );
