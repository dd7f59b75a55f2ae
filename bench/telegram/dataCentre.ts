import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { chatIdOf } from "../../test/support/telegramDc/messaging.ts";
import { startTelegramDc } from "../../test/support/telegramDc/server.ts";
import { type FromDataCentre, ToDataCentre, type Writing, type Written } from "./dataCentreMessages.ts";

/**
 * Telegram and everybody who writes to the accounts, in a process of its own: the tests' data centre, without failures.
 * Run from sources, since the build leaves the tests out.
 */
const { values } = parseArgs({ options: { accounts: { type: "string", default: "1" } } });
const dc = await startTelegramDc();
const owners = Array.from({ length: Number(values.accounts) }, (_, index) =>
  dc.addOwner({ phone: `+7999${String(1_000_000 + index)}` }),
);
const written: Written[] = [];
let unwritten = 0;

/** Each message has its time before the first is written, whatever the accounts' holders are doing by then. */
async function offer(writings: readonly Writing[]): Promise<void> {
  const beganAtMs = now();
  for (const writing of writings) {
    const waitMs = beganAtMs + writing.atMs - now();
    if (waitMs > 0) await sleep(waitMs);
    const { kind, chatId, burst } = writing;
    const sentAtMs = now();
    const id = write(writing);
    const externalId = `${kind === "group" ? -chatId : chatId}:${id}`;
    const lateMs = sentAtMs - beganAtMs - writing.atMs;
    written.push({ kind, chatId, burst, externalId, sentAtMs, lateMs, ackMs: 0, failure: null });
    unwritten -= 1;
  }
}

function write({ account, kind, chatId, text }: Writing): number {
  const owner = owners[account];
  if (owner === undefined) throw new Error(`There is no account ${account}.`);
  return kind === "private" ? owner.hear(chatId, text) : owner.hearInGroup(chatId, 1, text);
}

const deliveries = () =>
  owners.flatMap(({ kept }) =>
    kept()
      .filter(({ message }) => message.out === true)
      .map(({ atMs, message }) => ({ chatId: chatIdOf(message.peerId), messageId: message.id, atMs })),
  );

const now = () => performance.timeOrigin + performance.now();
const tell = (message: FromDataCentre) => process.send?.(message);

process.on("message", (received) => {
  const message = ToDataCentre.parse(received);
  switch (message.kind) {
    case "offer":
      unwritten = message.writings.length;
      void offer(message.writings);
      return tell({ kind: "offering" });
    case "look":
      return tell({ kind: "seen", connected: owners.map((owner) => owner.isConnected()), unwritten });
    case "report": {
      const spokenTwice = owners.reduce((sum, owner) => sum + owner.spokenTwice(), 0);
      return tell({ kind: "reported", written, deliveries: deliveries(), spokenTwice });
    }
  }
});
process.once("disconnect", () => process.exit(0));

const { host, port, publicKey } = dc.at;
const sessions = await Promise.all(owners.map((owner) => owner.signIn()));
tell({ kind: "listening", address: `${host}:${port}`, publicKey, sessions });
