import type { DemoVisitor } from "../../contracts/demoMessenger.ts";
import type { DemoControl } from "../demo/demoControl.ts";
import type { Said } from "../said.ts";
import { between, pick, type Random } from "../seededRandom.ts";
import type { Burst, Dialogue } from "./dialogue.ts";
import { questionsIn } from "./questionsIn.ts";
import type { Rhythm } from "./rhythm.ts";

const REMINDERS: readonly Burst[] = [
  ["ау"],
  ["есть кто живой?"],
  ["?"],
  ["так что там"],
  ["алло", "ответьте пожалуйста"],
];

export interface VisitParts {
  readonly messenger: DemoControl;
  readonly visitor: DemoVisitor;
  readonly dialogue: Dialogue;
  readonly random: Random;
  readonly rhythm: Rhythm;
  readonly signal: AbortSignal;
  /** Resolves at once unless the visitors are paused. */
  readonly unpaused: () => Promise<void>;
}

/** Plays one dialogue to its end. A visitor who gets no answer reminds once, and then gives up. Rejects when stopped. */
export async function visit({
  messenger,
  visitor,
  dialogue,
  random,
  rhythm,
  signal,
  unpaused,
}: VisitParts): Promise<void> {
  const person = messenger.person(visitor);
  const answers = new Map(Object.entries(dialogue.answers ?? {}));
  const rest = [...(dialogue.next ?? [])];
  const orderNumber = String(Math.floor(between(random, 10_000, 99_999)));
  let reminded = false;
  let seen = person.messages().at(-1)?.id ?? "0";

  await say(dialogue.opening);
  for (;;) {
    const reply = await nextReply();
    if (reply === null && reminded) return;
    reminded = reply === null;
    const burst = reply === null ? pick(random, REMINDERS) : (answerTo(reply) ?? rest.shift());
    if (burst === undefined) return;
    await rhythm.wait("beforeAnswering");
    await say(burst);
  }

  async function say(burst: Burst): Promise<void> {
    for (const [index, said] of burst.entries()) {
      if (index > 0) await rhythm.wait("withinBurst");
      await unpaused();
      person.say(personal(said, { order: orderNumber, phone: visitor.phone ?? "", name: visitor.name }));
    }
  }

  /** Everything the shop has written since the visitor last looked; null when patience runs out. */
  async function nextReply(): Promise<string | null> {
    const isNew = (id: string) => Number(id) > Number(seen);
    const fits = ({ chatId, message }: { chatId: string; message: { id: string } }) =>
      chatId === person.chatId && isNew(message.id);
    const came = await messenger.journal.waitFor(fits, rhythm.durationMs("patience"), signal).catch(() => null);
    signal.throwIfAborted();
    if (came === null) return null;
    const unread = messenger.sentTo(person.chatId).filter(({ id }) => isNew(id));
    seen = unread.at(-1)?.id ?? seen;
    return unread.map(({ content }) => (content.kind === "text" ? content.text : "")).join("\n");
  }

  function answerTo(reply: string): Burst | undefined {
    const question = questionsIn(reply).find((asked) => answers.has(asked));
    if (question === undefined) return undefined;
    const answer = answers.get(question);
    answers.delete(question);
    return answer;
  }
}

type Personal = Readonly<Record<"order" | "phone" | "name", string>>;

/** Fills the visitor's own order number, phone and name into what the script says. */
export function personal(said: Said, own: Personal): Said {
  const fill = (text: string) =>
    text.replaceAll("{order}", own.order).replaceAll("{phone}", own.phone).replaceAll("{name}", own.name);
  if (typeof said === "string") return fill(said);
  if (said.kind === "contact") return { ...said, name: fill(said.name), phone: fill(said.phone) };
  if (said.kind === "photo" && said.caption !== undefined) return { ...said, caption: fill(said.caption) };
  return said;
}
