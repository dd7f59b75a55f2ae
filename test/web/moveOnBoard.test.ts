import { expect, test } from "vitest";
import type { BoardColumn, Deal, FunnelCard } from "../../contracts/funnel.ts";
import { moveOnBoard } from "../../web/console/src/screens/funnel/moveOnBoard.ts";

const begun = "stg_00000001";
const working = "stg_00000002";
const deal = (more: Partial<Deal> = {}): Deal => ({
  pipelineId: "pip_00000001",
  stageId: begun,
  stageSince: "2026-03-01T09:00:00Z",
  stageReason: "start",
  title: "",
  amount: 500_00,
  currency: "RUB",
  version: 1,
  ...more,
});
const card = (appealId: FunnelCard["appealId"], more: Partial<Deal> = {}): FunnelCard => ({
  appealId,
  conversationId: "con_00000001",
  contactId: "ctc_00000001",
  contactName: "Иван",
  isClosed: false,
  appealType: "repair",
  device: "",
  assigneeId: null,
  assigneeName: null,
  deal: deal(more),
});
const ivan = card("apl_00000001");
const olga = card("apl_00000002", { stageId: working, amount: null });
/** Of more cards than are shown. */
const board: { columns: BoardColumn[] } = {
  columns: [
    { stageId: begun, count: 7, sum: 900_00, cards: [ivan], next: "next" },
    { stageId: working, count: 1, sum: 0, cards: [olga], next: null },
  ],
};
const figures = ({ columns }: { columns: BoardColumn[] }) =>
  columns.map(({ count, sum, cards }) => [count, sum, cards.map(({ appealId }) => appealId)]);

test("a card that is moved stands first in its new stage, and both stages count it", () => {
  const moved = moveOnBoard(board, ivan.appealId, deal({ stageId: working, version: 2 }));
  expect(figures(moved)).toEqual([
    [6, 400_00, []],
    [2, 500_00, [ivan.appealId, olga.appealId]],
  ]);
  expect(moved.columns[1]?.cards[0]?.deal.version).toBe(2);
});

test("a move that was refused leaves the figures as they were", () => {
  const there = moveOnBoard(board, ivan.appealId, deal({ stageId: working }));
  expect(figures(moveOnBoard(there, ivan.appealId, ivan.deal))).toEqual(figures(board));
});

test("an amount that is changed counts in the stage's sum", () => {
  expect(figures(moveOnBoard(board, olga.appealId, deal({ stageId: working, amount: 100_00 })))[1]).toEqual([
    1,
    100_00,
    [olga.appealId],
  ]);
});

test("of an appeal that the board does not show nothing changes, and one that leaves for another pipeline is gone", () => {
  expect(moveOnBoard(board, "apl_00000009", deal())).toEqual(board);
  expect(figures(moveOnBoard(board, ivan.appealId, deal({ stageId: "stg_00000003" })))).toEqual([
    [6, 400_00, []],
    [1, 0, [olga.appealId]],
  ]);
});
