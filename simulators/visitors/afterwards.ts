import type { DemoVisitor } from "../../contracts/demoMessenger.ts";
import type { DemoControl, DemoSent } from "../demo/demoControl.ts";
import { pick, type Random } from "../seededRandom.ts";
import { questionsIn } from "./questionsIn.ts";
import type { Rhythm } from "./rhythm.ts";

/** Bounded, so that a bot and a polite visitor do not thank each other for ever. */
const ANSWERS_AFTERWARDS = 4;
const REMEMBERED_VISITORS = 50;
const COURTESIES = ["ок", "хорошо, спасибо", "ясно, спс", "договорились", "👍"] as const;

interface AfterwardsParts {
  readonly messenger: DemoControl;
  readonly random: Random;
  readonly rhythm: Rhythm;
  /** Rejects when the visitors were stopped. */
  readonly unpaused: () => Promise<void>;
}

/** Visitors whose dialogue is over. They still answer when the shop writes to them again, a few times each. */
export class Afterwards {
  readonly #parts: AfterwardsParts;
  readonly #former = new Map<string, { readonly visitor: DemoVisitor; answersLeft: number; writing: boolean }>();

  constructor(parts: AfterwardsParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#former.size;
  }

  add(visitor: DemoVisitor): void {
    this.#former.set(visitor.id, { visitor, answersLeft: ANSWERS_AFTERWARDS, writing: false });
    const [oldest] = this.#former.keys();
    if (this.#former.size > REMEMBERED_VISITORS && oldest !== undefined) this.#former.delete(oldest);
  }

  /** Somebody who comes back with something new. */
  takeBack(): DemoVisitor {
    const { visitor } = pick(this.#parts.random, [...this.#former.values()]);
    this.#former.delete(visitor.id);
    return visitor;
  }

  /** Rejects when the visitors were stopped. */
  async hear({ chatId, message: { content } }: DemoSent): Promise<void> {
    const former = this.#former.get(chatId);
    if (former === undefined || former.writing || former.answersLeft === 0 || content.kind !== "text") return;
    const { messenger, rhythm, random, unpaused } = this.#parts;
    former.writing = true;
    await rhythm.wait("beforeAnswering");
    await unpaused();
    messenger.person(former.visitor).say(answerTo(content.text, former.visitor) ?? pick(random, COURTESIES));
    former.answersLeft -= 1;
    former.writing = false;
  }
}

/** What anybody can answer about themselves. */
function answerTo(text: string, { name, phone }: DemoVisitor): string | undefined {
  const [question] = questionsIn(text);
  if (question === "phone") return phone;
  if (question === "name") return name;
  return question === "time" ? "завтра после обеда удобно" : undefined;
}
