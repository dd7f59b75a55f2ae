import type { DataSource } from "typeorm";
import { countTry } from "../commands/touches/walkRun.ts";
import type { OutsideOrder, OutsideResult } from "../commands/touches/walkRun.ts";
import type { Outbound } from "../channels/outbound.ts";
import { isAddressRefused } from "../channels/privateAddresses.ts";
import { fillTemplate, missingIn } from "../contracts/template.ts";
import type { TemplateValues } from "../contracts/template.ts";
import { FactValue, OPEN_FACT } from "../contracts/facts.ts";
import { parseJson } from "../contracts/parseJson.ts";
import type { StepOf } from "../contracts/sequence.ts";
import type { LanguageModel } from "../knowledge/languageModel.ts";
import { ModelFailure } from "../knowledge/modelFailure.ts";
import { writeByPrompt } from "../knowledge/writeByPrompt.ts";
import type { OrderResult } from "../touches/advance.ts";

const WEBHOOK_TIMEOUT_MS = 10_000;
/** The first time, and once more under the same key where nobody knows how it ended. */
const WEBHOOK_TRIES_MAX = 2;
const TEXT_MAX = 2_000;

export interface OutsideDeps {
  readonly db: DataSource;
  readonly outbound: Outbound;
  readonly model: LanguageModel | null;
}

/**
 * Carries out what a run has ordered of somebody outside. Never throws for what they said. Null: nobody knows how it ended,
 * and it may be ordered once more.
 */
export async function carryOutOutside(deps: OutsideDeps, order: OutsideOrder): Promise<OutsideResult | null> {
  const { ordinal, attempt, step } = order;
  const result = step.kind === "ai" ? await askModel(deps, step, order.values) : await post(deps, step, order);
  return result === null ? null : { ordinal, attempt, result };
}

/** Asking twice does no harm, so it is asked again after whatever death. */
async function askModel({ model }: OutsideDeps, step: StepOf<"ai">, values: TemplateValues): Promise<OrderResult> {
  if (model === null) return { kind: "failed", why: "ai.noModel" };
  const missing = missingIn(step.prompt, values);
  if (missing.length > 0) return { kind: "failed", why: "ai.variableMissing", facts: { variables: missing } };
  const prompt = fillTemplate(step.prompt, values);
  try {
    const answer = (await writeByPrompt(model, prompt)).slice(0, TEXT_MAX);
    return { kind: "done", facts: { prompt, answer }, vars: { [`var.${step.into}`]: answer } };
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return { kind: "failed", why: "ai.noAnswer", facts: { prompt, reason: error.reason } };
  }
}

async function post(
  { db, outbound }: OutsideDeps,
  step: StepOf<"webhook">,
  order: OutsideOrder,
): Promise<OrderResult | null> {
  const { key, values } = order;
  const tries = await countTry(db, order);
  if (tries > WEBHOOK_TRIES_MAX) return { kind: "failed", why: "webhook.outcomeUnknown", facts: { url: step.url } };
  const missing = missingIn(step.body, values);
  if (missing.length > 0) return { kind: "failed", why: "webhook.variableMissing", facts: { variables: missing } };
  const body = step.body === "" ? JSON.stringify({ key }) : fillTemplate(step.body, quoted(values));
  const about = { url: step.url, body, ...(tries > 1 && { sentTwice: true }) };
  try {
    const response = await outbound.fetch(step.url, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key },
      body,
      signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
    });
    const answer = (await response.text()).slice(0, TEXT_MAX);
    const facts = { ...about, status: response.status, answer };
    if (!response.ok) return { kind: "failed", why: "webhook.refused", facts };
    return { kind: "done", facts, vars: step.into === null ? {} : varsOf(step.into, answer) };
  } catch (error) {
    const facts = { ...about, detail: error instanceof Error ? error.message : String(error) };
    if (isAddressRefused(error)) return { kind: "failed", why: "webhook.addressRefused", facts };
    return tries < WEBHOOK_TRIES_MAX ? null : { kind: "failed", why: "webhook.outcomeUnknown", facts };
  }
}

/** As they stand within the quotation marks of JSON. */
const quoted = (values: TemplateValues): TemplateValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value).slice(1, -1)]));

/** What came back, first level only; what is neither a fact nor a set of facts is left. */
function varsOf(into: string, answer: string): Readonly<Record<string, FactValue>> {
  const parsed: unknown = parseJson(answer);
  const whole = FactValue.safeParse(parsed);
  if (whole.success) return { [`var.${into}`]: whole.data };
  if (typeof parsed !== "object" || parsed === null) return {};
  return Object.fromEntries(
    Object.entries(parsed).flatMap(([name, value]) => {
      const fact = FactValue.safeParse(value);
      const key = `var.${into}.${name}`;
      return fact.success && OPEN_FACT.test(key) ? [[key, fact.data]] : [];
    }),
  );
}
