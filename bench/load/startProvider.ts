import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../../runtime/projectRoot.ts";
import { type Delivery, FromProvider, type ToProvider } from "./providerMessages.ts";

export interface ProviderSettings {
  readonly token: string;
  readonly llmMs: number;
  /** Any free one where not said. */
  readonly telegramPort?: number;
}

export interface Provider {
  readonly pid: number;
  readonly telegramUrl: string;
  readonly modelUrl: string;
  readonly openChats: (chatIds: readonly number[]) => Promise<void>;
  readonly deliveries: () => Promise<readonly Delivery[]>;
  readonly stop: () => Promise<void>;
}

/** Starts the process of provider.ts, and speaks with it. It ends with this process, however this one ends. */
export async function startProvider({ token, llmMs, telegramPort = 0 }: ProviderSettings): Promise<Provider> {
  const args = ["--token", token, "--llm-ms", String(llmMs), "--telegram-port", String(telegramPort)];
  const script = join(projectRoot, "dist/bench/load/provider.js");
  const child = fork(script, args, { execArgv: ["--enable-source-maps"], serialization: "advanced" });

  const ended = once(child, "exit").then(([code, signal]) =>
    Promise.reject(new Error(`The simulated provider ended (${String(code ?? signal)}).`)),
  );
  ended.catch(() => undefined); // It ends by itself when it is stopped, and nobody may be waiting then.
  const next = async <Kind extends FromProvider["kind"]>(kind: Kind) => {
    const [received] = await Promise.race([once(child, "message"), ended]);
    const message = FromProvider.parse(received);
    if (!isOf(kind, message)) throw new Error(`The simulated provider said "${message.kind}" instead of "${kind}".`);
    return message;
  };
  const ask = async <Kind extends FromProvider["kind"]>(question: ToProvider, kind: Kind) => {
    const answer = next(kind);
    child.send(question);
    return answer;
  };

  const { telegramUrl, modelUrl } = await next("listening");
  return {
    pid: child.pid ?? 0,
    telegramUrl,
    modelUrl,
    openChats: async (chatIds) => void (await ask({ kind: "openChats", chatIds: [...chatIds] }, "chatsOpened")),
    deliveries: async () => (await ask({ kind: "report" }, "deliveries")).deliveries,
    async stop() {
      child.kill();
      await ended.catch(() => undefined);
    },
  };
}

const isOf = <Kind extends FromProvider["kind"]>(
  kind: Kind,
  message: FromProvider,
): message is Extract<FromProvider, { kind: Kind }> => message.kind === kind;
