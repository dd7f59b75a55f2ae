import type { ClientSession } from "./clientSessions.ts";
import { Refusal } from "./clientSessions.ts";
import type { Answer } from "./serialize.ts";

type Carry = (query: unknown, session: ClientSession) => Answer | Promise<Answer> | undefined;

export interface Methods {
  on<Query>(
    type: abstract new (...args: never[]) => Query,
    answer: (query: Query, session: ClientSession) => Answer | Promise<Answer>,
  ): void;
  carryOut(query: unknown, session: ClientSession): Promise<Answer>;
}

/** What the server can do, by the class of the request. */
export function createMethods(): Methods {
  const known: Carry[] = [];
  return {
    on(type, answer) {
      known.push((query, session) => (query instanceof type ? answer(query, session) : undefined));
    },
    async carryOut(query, session) {
      for (const method of known) {
        const answer = await method(query, session);
        if (answer !== undefined) return answer;
      }
      throw new Refusal(400, "METHOD_INVALID");
    },
  };
}
