import type { OperatorId } from "../../../../../../contracts/ids.ts";

interface Colleague {
  readonly id: OperatorId;
  readonly name: string;
}

/** Whom a note calls: "@Анна Белова" calls her, and not the Анна whose name hers begins with. */
export function mentionedIn(text: string, colleagues: readonly Colleague[]): OperatorId[] {
  let rest = text;
  return colleagues
    .toSorted((one, next) => next.name.length - one.name.length)
    .filter(({ name }) => {
      const called = rest.includes(`@${name}`);
      if (called) rest = rest.replaceAll(`@${name}`, "");
      return called;
    })
    .map(({ id }) => id);
}
