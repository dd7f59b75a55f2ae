import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { searchMessages } from "../../contracts/endpoints/search.ts";
import { Session, signIn } from "../../contracts/endpoints/session.ts";
import { buildStale } from "../../runtime/build.ts";
import { StartUpProblem } from "../../runtime/startUpProblem.ts";
import { seededRandom } from "../../simulators/seededRandom.ts";
import { interruption } from "../interruption.ts";
import { cpuUsed, readCpu } from "../load/measureCpu.ts";
import { describeMachine } from "../machine.ts";
import { startApi } from "../startApi.ts";
import type { ApiUnderTest } from "../startApi.ts";
import { percentile, rounded } from "../statistics.ts";
import { readSearchPlan } from "./arguments.ts";
import type { SearchPlan } from "./arguments.ts";
import { queryKinds } from "./queryKinds.ts";
import type { SearchRequest } from "./queryKinds.ts";
import { seedHistory } from "./seedHistory.ts";
import type { SeededHistory } from "./seedHistory.ts";

const TARGET_P95_MS = 300;
const say = (line: string) => console.error(`  ${line}`);

/** `bench search`: a tenant's two years of messages, indexed by the API from the log as ever, and then searched over HTTP. */
export async function measureSearch(args: readonly string[]): Promise<number> {
  const plan = readSearchPlan(args);
  await buildStale(say);
  let history: SeededHistory | undefined;
  const starting = startApi(async (databaseUrl) => {
    say(`writing ${plan.messages} messages`);
    history = await seedHistory(databaseUrl, plan);
  });
  try {
    const stack = await Promise.race([starting, interruption()]);
    if (history === undefined) throw new Error("The stack was started without its history.");
    const report = await Promise.race([measure(stack, history, plan), interruption()]);
    console.log(JSON.stringify(report));
    return (report.p95Ms ?? Infinity) <= TARGET_P95_MS ? 0 : 1;
  } finally {
    const stack = await starting.catch(() => null);
    await stack?.stop();
  }
}

async function measure(stack: ApiUnderTest, history: SeededHistory, plan: SearchPlan) {
  const db = new Client({ connectionString: stack.databaseUrl });
  await db.connect();
  say("indexing");
  const before = await readCpu(stack.pids);
  const seconds = await untilIndexed(db);
  const cpu = cpuUsed(before, await readCpu(stack.pids));
  // What autovacuum does within minutes of so many new rows.
  await db.query("VACUUM ANALYZE message_words");
  await db.query("VACUUM ANALYZE known_words");
  const index = await describeIndex(db);
  await db.end();

  say("searching");
  const idle = await readCpu(stack.pids);
  const times = await searchAll(stack, history, plan);
  const { othersCores: others } = cpuUsed(idle, await readCpu(stack.pids));
  const cpuMs = (part: string) => rounded((cpu.parts.get(part) ?? 0) / plan.messages, 2);
  return {
    bench: "search",
    messages: plan.messages,
    conversations: plan.conversations,
    p50Ms: rounded(percentile([...times.values()].flat(), 0.5)),
    p95Ms: rounded(percentile([...times.values()].flat(), 0.95)),
    kinds: Object.fromEntries(
      [...times].map(([kind, took]) => [
        kind,
        { p50Ms: rounded(percentile(took, 0.5)), p95Ms: rounded(percentile(took, 0.95)) },
      ]),
    ),
    indexing: {
      messagesPerSecond: rounded(plan.messages / seconds),
      apiCpuMsPerMessage: cpuMs("api"),
      postgresCpuMsPerMessage: cpuMs("postgres"),
    },
    othersCores: rounded(others, 1),
    ...index,
    machine: describeMachine(),
  };
}

async function untilIndexed(db: Client): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const { rows } = await db.query(
      `SELECT 1 FROM events
       WHERE ("transaction", seq) > ((SELECT "transaction" FROM consumer_cursors WHERE name = 'search'),
         (SELECT seq FROM consumer_cursors WHERE name = 'search')) LIMIT 1`,
    );
    if (rows.length === 0) return (performance.now() - startedAt) / 1_000;
    await sleep(250);
  }
}

async function describeIndex(db: Client) {
  const { rows } = await db.query<{ name: string; mb: number }>(
    `SELECT relname AS name, round(pg_relation_size(oid) / 1e6)::int AS mb FROM pg_class
     WHERE relname IN ('messages', 'message_words', 'message_words_pkey', 'message_words_recent', 'message_words_terms', 'message_words_conversation',
       'known_words', 'known_words_keys') ORDER BY 1`,
  );
  const words = await db.query<{ count: number }>(`SELECT count(*)::int AS count FROM known_words`);
  return { sizeMb: Object.fromEntries(rows.map(({ name, mb }) => [name, mb])), knownWords: words.rows[0]?.count ?? 0 };
}

/** One query at a time, the kinds in turn, so that none has the caches to itself. */
async function searchAll(
  { url }: ApiUnderTest,
  { operators, channelAccountId }: SeededHistory,
  { queries, seed }: SearchPlan,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const tokens = new Map<string, string>();
  for (const [scope, body] of Object.entries(operators)) tokens.set(scope, await signInAs(url, body));
  const random = seededRandom(seed + 1);
  const kinds = Object.entries(queryKinds(channelAccountId));
  const times = new Map<string, number[]>(kinds.map(([kind]) => [kind, []]));
  for (let round = -2; round < queries; round += 1) {
    for (const [kind, compose] of kinds) {
      const took = await searchOnce(url, compose(random), tokens);
      if (round >= 0) times.get(kind)?.push(took);
    }
  }
  return times;
}

async function searchOnce(
  url: string,
  { scope, query }: SearchRequest,
  tokens: ReadonlyMap<string, string>,
): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${url}${searchMessages.path}?${new URLSearchParams(query).toString()}`, {
    headers: { authorization: `Bearer ${tokens.get(scope)}` },
  });
  const text = await response.text();
  const tookMs = performance.now() - startedAt;
  if (!response.ok) throw new StartUpProblem(`A search was answered ${response.status}: ${text}`, "See the API's log.");
  if (tookMs > TARGET_P95_MS) say(`${Math.round(tookMs)} ms: ${scope} ${JSON.stringify(query)}`);
  return tookMs;
}

async function signInAs(url: string, body: { readonly email: string; readonly password: string }): Promise<string> {
  const response = await fetch(`${url}${signIn.path}`, {
    method: signIn.method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return Session.parse(await response.json()).accessToken;
}
