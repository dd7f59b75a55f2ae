import type { Dialogue } from "./dialogue.ts";
import { infoDialogues } from "./dialogues/info.ts";
import { orderDialogues } from "./dialogues/order.ts";
import { repairDialogues } from "./dialogues/repair.ts";
import { tradeDialogues } from "./dialogues/trade.ts";

/** How customers of a repair shop write. One list for the demo, the tests and the bench. */
export const dialogues: readonly Dialogue[] = [
  ...repairDialogues,
  ...orderDialogues,
  ...tradeDialogues,
  ...infoDialogues,
];
