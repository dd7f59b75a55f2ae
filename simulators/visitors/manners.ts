import type { DemoVisitor } from "../../contracts/demoMessenger.ts";
import type { DemoControl, DemoPerson, DemoSent } from "../demo/demoControl.ts";
import { pick, type Random } from "../seededRandom.ts";
import type { Rhythm } from "./rhythm.ts";

const REACTING_SHARE = 0.15;
const MENDING_SHARE = 0.1;
const REACTIONS = ["👍", "❤️", "🙏", "🔥"] as const;

interface MannersParts {
  readonly messenger: DemoControl;
  readonly random: Random;
  readonly rhythm: Rhythm;
  /** Rejects when the visitors were stopped. */
  readonly unpaused: () => Promise<void>;
}

/** What visitors do without saying anything: they read what comes, now and then react to it or mend what they wrote last. */
export class Manners {
  readonly #parts: MannersParts;
  readonly #known = new Map<string, DemoVisitor>();

  constructor(parts: MannersParts) {
    this.#parts = parts;
  }

  meet(visitor: DemoVisitor): void {
    this.#known.set(visitor.id, visitor);
  }

  /** Rejects when the visitors were stopped. */
  async hear({ chatId, message: { id } }: DemoSent): Promise<void> {
    const visitor = this.#known.get(chatId);
    if (visitor === undefined) return;
    const { messenger, random, rhythm, unpaused } = this.#parts;
    const person = messenger.person(visitor);
    person.receipt("delivered", id);
    await rhythm.wait("withinBurst");
    await unpaused();
    person.receipt("read", id);
    if (random() < REACTING_SHARE) person.react(id, [pick(random, REACTIONS)]);
    if (random() < MENDING_SHARE) mendLast(person);
  }
}

/** "экран разбил" becomes "Экран разбил.", as people do who see it a second time. */
function mendLast(person: DemoPerson): void {
  const last = person.messages().findLast(({ from }) => from === "visitor");
  if (last?.content.kind !== "text" || /[.!?]$/.test(last.content.text)) return;
  const { text } = last.content;
  person.edit(last.id, `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
}
