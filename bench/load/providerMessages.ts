import { z } from "zod";

/** A message that reached a customer: what the fake Bot API carried out. `atMs` is Unix time. */
export const Delivery = z.object({ chatId: z.number(), messageId: z.number(), atMs: z.number() });
export type Delivery = Readonly<z.infer<typeof Delivery>>;

/** openChats: these customers may be written to from now on. report: tell every delivery so far. */
export const ToProvider = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("openChats"), chatIds: z.array(z.number()) }),
  z.object({ kind: z.literal("report") }),
]);
export type ToProvider = z.infer<typeof ToProvider>;

export const FromProvider = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("listening"), telegramUrl: z.string(), modelUrl: z.string() }),
  z.object({ kind: z.literal("chatsOpened") }),
  z.object({ kind: z.literal("deliveries"), deliveries: z.array(Delivery) }),
]);
export type FromProvider = z.infer<typeof FromProvider>;
