import { parseArgs } from "node:util";
import { startModelSimulator } from "../../simulators/model/server.ts";
import { startTelegramSimulator } from "../../simulators/telegram/server.ts";
import { type Delivery, type FromProvider, ToProvider } from "./providerMessages.ts";

/**
 * The outside world of a load in a process of its own, so that its processor time is told apart and nobody waits for its
 * event loop: Telegram without its rate limits, and a language model that takes as long as it is told.
 */
const { values } = parseArgs({
  options: {
    token: { type: "string", default: "" },
    "telegram-port": { type: "string", default: "0" },
    "llm-ms": { type: "string", default: "0" },
  },
});
const telegram = await startTelegramSimulator({ rateLimits: "off", port: Number(values["telegram-port"]) });
const model = await startModelSimulator({ latencyMs: Number(values["llm-ms"]) });
const bot = telegram.control.addBot(values.token);

const deliveries: Delivery[] = [];
telegram.control.journal.subscribe(({ sent, at }) => {
  if (sent !== null) deliveries.push({ chatId: sent.chat.id, messageId: sent.message_id, atMs: at });
});

const tell = (message: FromProvider) => process.send?.(message);

process.on("message", (received) => {
  const message = ToProvider.parse(received);
  if (message.kind === "report") return tell({ kind: "deliveries", deliveries });
  for (const id of message.chatIds) bot.person({ id, firstName: "Клиент" }).start();
  tell({ kind: "chatsOpened" });
});
process.once("disconnect", () => process.exit(0));

tell({ kind: "listening", telegramUrl: telegram.url, modelUrl: model.url });
