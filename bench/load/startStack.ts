import { type Product, startProduct } from "../startProduct.ts";
import type { LoadPlan } from "./arguments.ts";
import { type SeededTenant, seedTenant } from "./seedTenant.ts";
import type { Provider } from "./startProvider.ts";

export interface StackSettings {
  readonly plan: Pick<LoadPlan, "profile" | "mode" | "llmMs">;
  readonly provider: Pick<Provider, "telegramUrl" | "modelUrl">;
  /** The bot's, at the fake Telegram. */
  readonly token: string;
  readonly say: (line: string) => void;
}

export type Stack = Product<SeededTenant>;

/** The product with one shop and its bot, among the simulated providers. */
export const startStack = ({ plan, provider, token, say }: StackSettings): Promise<Stack> =>
  startProduct({
    variables: {
      TELEGRAM_API_ROOT: provider.telegramUrl,
      ...(plan.llmMs !== undefined && { OPENAI_BASE_URL: provider.modelUrl }),
    },
    seed: (env) => seedTenant(env, plan, token),
    say,
  });
