import { parseArgs } from "node:util";
import { z } from "zod";
import { countConversations, ConversationFilter, listConversations } from "../../contracts/endpoints/conversations.ts";
import { listContacts } from "../../contracts/endpoints/records.ts";
import { createDataSource } from "../../entities/dataSource.ts";
import { buildStale } from "../../runtime/build.ts";
import { signInAs, timesOf } from "../asking.ts";
import type { Ask } from "../asking.ts";
import { interruption } from "../interruption.ts";
import { describeMachine } from "../machine.ts";
import { startApi } from "../startApi.ts";
import { percentile, rounded } from "../statistics.ts";
import { seedConversations } from "./seedConversations.ts";

const Plan = z.object({
  conversations: z.coerce.number().int().min(1_000).max(1_000_000).default(100_000),
  /** Requests of each case. */
  requests: z.coerce.number().int().min(1).max(1_000).default(30),
});

/** What a person may wait for a list at most, 95 times of 100, in milliseconds. */
const TARGET_P95_MS = 50;

/** `bench lists`: how long the API takes to list a tenant's conversations, for each scope and filter. */
export async function measureLists(args: readonly string[]): Promise<number> {
  const options = { conversations: { type: "string" }, requests: { type: "string" } } as const;
  const plan = Plan.parse(parseArgs({ args: [...args], options }).values);
  await buildStale((line) => console.error(`  ${line}`));
  const api = await startApi();
  try {
    return await Promise.race([measure(api.url, api.databaseUrl, plan), interruption()]);
  } finally {
    await api.stop();
  }
}

async function measure(url: string, databaseUrl: string, { conversations, requests }: z.infer<typeof Plan>) {
  const db = await createDataSource({ url: databaseUrl, applicationName: "bench", poolSize: 1 }).initialize();
  const viewers = await seedConversations(db, conversations);
  await db.destroy();
  const cases = [];
  for (const viewer of viewers) {
    const ask = await signInAs(url, viewer);
    for (const { name, path } of await listsOf(ask)) {
      const tookMs = await timesOf(() => ask(path), requests);
      const figures = { p50Ms: rounded(percentile(tookMs, 0.5), 1), p95Ms: rounded(percentile(tookMs, 0.95), 1) };
      cases.push({ case: `${viewer.name}: ${name}`, ...figures });
      console.error(`  ${`${viewer.name}: ${name}`.padEnd(50)} p50 ${figures.p50Ms} ms, p95 ${figures.p95Ms} ms`);
    }
  }
  const slow = cases.filter(({ p95Ms }) => (p95Ms ?? 0) > TARGET_P95_MS).map((one) => one.case);
  const machine = describeMachine();
  console.log(JSON.stringify({ measurement: "lists", conversations, requests, cases, slow, machine }));
  return slow.length === 0 ? 0 : 1;
}

/** What is measured: every filter, its tenth page where it has one, searches, the counts, contacts. */
async function listsOf(ask: Ask): Promise<readonly { readonly name: string; readonly path: string }[]> {
  const filters = await Promise.all(
    ConversationFilter.options.map(async (filter) => {
      const tenth = await pageOf(ask, list({ filter }), 10);
      const first = { name: filter, path: list({ filter }) };
      return tenth === null ? [first] : [first, { name: `${filter}, page 10`, path: tenth }];
    }),
  );
  return [
    ...filters.flat(),
    ...["Соколов", "Иван", "Ор", "никого такого нет"].flatMap((search) => [
      { name: `search "${search}"`, path: list({ filter: "all", search }) },
      { name: `resolved, search "${search}"`, path: list({ filter: "resolved", search }) },
      {
        name: `contacts, search "${search}"`,
        path: `${listContacts.path}?${new URLSearchParams({ search }).toString()}`,
      },
    ]),
    { name: "all, by waiting", path: list({ filter: "all", sort: "waiting" }) },
    { name: "counts", path: countConversations.path },
    { name: "contacts", path: listContacts.path },
  ];
}

const list = (query: Readonly<Record<string, string>>) =>
  `${listConversations.path}?${new URLSearchParams(query).toString()}`;

const Page = z.object({ next: z.string().nullable() });

/** The address of a later page; null where there are fewer. */
async function pageOf(ask: Ask, path: string, number: number): Promise<string | null> {
  let address = path;
  for (let page = 1; page < number; page += 1) {
    const { next } = Page.parse(await ask(address));
    if (next === null) return null;
    address = `${path}&cursor=${next}`;
  }
  return address;
}
