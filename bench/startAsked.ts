import { fork } from "node:child_process";
import { once } from "node:events";
import type { z } from "zod";

interface Said {
  readonly kind: string;
}

interface Script<Answer extends Said> {
  readonly script: string;
  readonly args: readonly string[];
  /** To Node. */
  readonly options: readonly string[];
  readonly answer: z.ZodType<Answer>;
}

/** A part of the bench in a process of its own, whose processor time and event loop are not the measure's. */
export interface AskedProcess<Question, Answer extends Said> {
  readonly pid: number;
  /** The next thing that it says; one at a time. */
  readonly next: <Kind extends Answer["kind"]>(kind: Kind) => Promise<Extract<Answer, { readonly kind: Kind }>>;
  readonly ask: <Kind extends Answer["kind"]>(
    question: Question,
    kind: Kind,
  ) => Promise<Extract<Answer, { readonly kind: Kind }>>;
  readonly stop: () => Promise<void>;
}

/** Starts such a process, and speaks with it. It ends with this process, however this one ends. */
export function startAsked<Question extends object, Answer extends Said>({
  script,
  args,
  options,
  answer,
}: Script<Answer>): AskedProcess<Question, Answer> {
  const child = fork(script, args, { execArgv: [...options], serialization: "advanced" });
  const ended = once(child, "exit").then(([code, signal]) =>
    Promise.reject(new Error(`The process of ${script} ended (${String(code ?? signal)}).`)),
  );
  ended.catch(() => undefined); // It ends by itself when it is stopped, and nobody may be waiting then.
  const next = async <Kind extends Answer["kind"]>(kind: Kind) => {
    const [received] = await Promise.race([once(child, "message"), ended]);
    const message = answer.parse(received);
    if (!isOf(kind, message)) throw new Error(`${script} said "${message.kind}" instead of "${kind}".`);
    return message;
  };
  return {
    pid: child.pid ?? 0,
    next,
    ask(question, kind) {
      const answered = next(kind);
      child.send(question);
      return answered;
    },
    async stop() {
      child.kill();
      await ended.catch(() => undefined);
    },
  };
}

const isOf = <Message extends Said, Kind extends string>(
  kind: Kind,
  message: Message,
): message is Extract<Message, { readonly kind: Kind }> => message.kind === kind;
