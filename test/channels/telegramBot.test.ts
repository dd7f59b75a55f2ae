import { startTelegramSimulator } from "../../simulators/telegram/server.ts";
import { describeChannel } from "./channelContract.ts";

const TOKEN = "700100200:AAHsimulated-token-of-a-repair-shop_1";

describeChannel({
  kind: "telegramBot",
  secretHeader: "x-telegram-bot-api-secret-token",
  async start() {
    const telegram = await startTelegramSimulator({ rateLimits: "off", firstRetryMs: 20 });
    const { url, control } = telegram;
    const anna = control.addBot(TOKEN).person({ id: 5_100_200_300, firstName: "Анна" });
    const { update } = anna.say({ kind: "voice", durationSeconds: 2 });
    return {
      roots: { telegramApi: url },
      settings: { token: TOKEN },
      chatId: String(anna.chatId),
      received: () => control.sentTo(anna.chatId).map(({ text = "" }) => text),
      shown: () => anna.messages().map(({ text = "" }) => text),
      shownMarks: () =>
        (anna.messages().at(-1)?.entities ?? []).map(({ type, offset: from, length }) => ({
          kind: type === "strikethrough" ? "strike" : type,
          from,
          length,
        })),
      receivedFiles: () =>
        control.sentTo(anna.chatId).flatMap(({ photo, voice, document, caption }) => {
          const kind = photo ? "photo" : voice ? "voice" : "document";
          const file = control.file((photo?.at(-1) ?? voice ?? document)?.file_id ?? "");
          return file === undefined ? [] : [{ kind, bytes: file.bytes, fileName: file.fileName, caption }];
        }),
      nextSend: (fault) => void control.faults.next(fault, { when: ({ method }) => method.startsWith("send") }),
      theirs: {
        externalId: `${anna.chatId}:${update.message?.message_id}`,
        reaction: () => anna.reactionTo(update.message?.message_id ?? 0),
      },
      fileId: update.message?.voice?.file_id ?? "",
      leave: () => void anna.block(),
      revoke: () => control.revokeToken(TOKEN),
      write: (text) => void anna.say(text),
      close: () => telegram.close(),
    };
  },
});
