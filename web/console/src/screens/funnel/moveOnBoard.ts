import type { BoardColumn, Deal } from "../../../../../contracts/funnel.ts";
import type { AppealId } from "../../../../../contracts/ids.ts";

interface Board {
  readonly columns: readonly BoardColumn[];
}

/** The board with an appeal's deal as it is now: in the stage that it names, at the top where it came to it. Of a board that does not show it, the same. */
export function moveOnBoard(board: Board, appealId: AppealId, deal: Deal): { columns: BoardColumn[] } {
  const from = board.columns.find(({ cards }) => cards.some((card) => card.appealId === appealId));
  const card = from?.cards.find((each) => each.appealId === appealId);
  if (from === undefined || card === undefined) return { columns: [...board.columns] };
  const moved = { ...card, deal };
  const stays = from.stageId === deal.stageId;
  return {
    columns: board.columns.map((column) => {
      if (stays && column === from) {
        const cards = column.cards.map((each) => (each === card ? moved : each));
        return Object.assign({}, column, { cards, sum: column.sum - (card.deal.amount ?? 0) + (deal.amount ?? 0) });
      }
      if (column === from)
        return Object.assign(weigh(column, -1, card.deal.amount), {
          cards: column.cards.filter((each) => each !== card),
        });
      if (column.stageId === deal.stageId)
        return Object.assign(weigh(column, 1, deal.amount), { cards: [moved, ...column.cards] });
      return column;
    }),
  };
}

const weigh = (column: BoardColumn, sign: 1 | -1, amount: number | null): BoardColumn => ({
  ...column,
  count: column.count + sign,
  sum: column.sum + sign * (amount ?? 0),
});
