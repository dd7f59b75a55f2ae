import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { signIn } from "../../contracts/endpoints/session.ts";
import { buildStale } from "../../runtime/build.ts";
import { interruption } from "../interruption.ts";
import { type Stack, startStack } from "../load/startStack.ts";
import { describeMachine } from "../machine.ts";
import { percentile, rounded } from "../statistics.ts";

const SIGN_INS = 100;
const WARM_UP = 10;
/** What somebody who signs in may be made to wait. */
const WITHIN_MS = 300;

/** Nobody listens there: a sign-in needs no messenger. */
const nowhere = { telegramUrl: "http://127.0.0.1:9", modelUrl: "http://127.0.0.1:9" };

/** Standard output is for the one line of JSON. */
const say = (line: string) => console.error(`  ${line}`);

/** `bench login`: one operator after another signs in with a password, the slow hash and all; the whole product at rest beside it. */
export async function measureLogin(): Promise<number> {
  await buildStale(say);
  const token = `7000000001:${randomBytes(20).toString("hex")}`;
  const starting = startStack({ plan: { profile: "single", mode: "operator" }, provider: nowhere, token, say });
  try {
    const took = await Promise.race([starting.then(signInOften), interruption()]);
    const p95Ms = percentile(took, 0.95) ?? Infinity;
    const report = {
      measurement: "login",
      signIns: took.length,
      p50Ms: rounded(percentile(took, 0.5), 1),
      p95Ms: rounded(p95Ms, 1),
      maxMs: rounded(Math.max(...took), 1),
      machine: describeMachine(),
    };
    console.log(JSON.stringify(report));
    return p95Ms <= WITHIN_MS ? 0 : 1;
  } finally {
    const stack = await starting.catch(() => null);
    await stack?.stop();
  }
}

async function signInOften({ apiUrl, seeded: tenant }: Stack): Promise<readonly number[]> {
  const took: number[] = [];
  for (let count = 0; count < WARM_UP + SIGN_INS; count += 1) {
    const startedAtMs = performance.now();
    const answer = await fetch(apiUrl + signIn.path, {
      method: signIn.method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(tenant.operator),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`A sign-in was answered ${answer.status}: ${text}`);
    took.push(performance.now() - startedAtMs);
  }
  return took.slice(WARM_UP);
}
