import { join } from "node:path";
import { projectRoot } from "../../runtime/projectRoot.ts";
import { startAsked } from "../startAsked.ts";
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

/** Starts the process of provider.ts. */
export async function startProvider({ token, llmMs, telegramPort = 0 }: ProviderSettings): Promise<Provider> {
  const { pid, next, ask, stop } = startAsked<ToProvider, FromProvider>({
    script: join(projectRoot, "dist/bench/load/provider.js"),
    args: ["--token", token, "--llm-ms", String(llmMs), "--telegram-port", String(telegramPort)],
    options: ["--enable-source-maps"],
    answer: FromProvider,
  });
  const { telegramUrl, modelUrl } = await next("listening");
  return {
    pid,
    telegramUrl,
    modelUrl,
    openChats: async (chatIds) => void (await ask({ kind: "openChats", chatIds: [...chatIds] }, "chatsOpened")),
    deliveries: async () => (await ask({ kind: "report" }, "deliveries")).deliveries,
    stop,
  };
}
