import { startDemoMessenger } from "../../simulators/demo/server.ts";
import { describeChannel } from "./channelContract.ts";

const TOKEN = "demo-token";

describeChannel({
  kind: "demo",
  secretHeader: "x-demo-secret",
  async start() {
    const messenger = await startDemoMessenger({ token: TOKEN, firstRetryMs: 20 });
    const { url, control } = messenger;
    const olga = control.person({ id: "v-7", name: "Ольга" });
    const { id, content } = olga.say({ kind: "voice", durationSeconds: 2 }).update.message;
    return {
      roots: { demoMessenger: url },
      settings: { token: TOKEN },
      chatId: olga.chatId,
      received: () =>
        control.sentTo(olga.chatId).map(({ content: said }) => (said.kind === "text" ? said.text : said.kind)),
      shown: () => olga.messages().map(({ content: said }) => (said.kind === "text" ? said.text : said.kind)),
      shownMarks: () => [],
      receivedFiles: () =>
        control.sentTo(olga.chatId).flatMap(({ content: said }) => {
          if (!("fileId" in said)) return [];
          const { bytes, fileName } = control.file(said.fileId);
          return [{ kind: said.kind, bytes, fileName, caption: said.caption }];
        }),
      nextSend: (fault) => void control.faults.next(fault, { when: ({ method }) => method.startsWith("send") }),
      theirs: { externalId: `${olga.chatId}:${id}`, reaction: () => olga.reactionTo(id) },
      fileId: "fileId" in content ? content.fileId : "",
      leave: () => olga.leave(),
      revoke: () => control.closeAccount(),
      write: (text) => void olga.say(text),
      close: () => messenger.close(),
    };
  },
});
