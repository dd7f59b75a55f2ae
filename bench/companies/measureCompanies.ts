import { z } from "zod";
import { listCompanies } from "../../contracts/endpoints/companies.ts";
import { createDataSource } from "../../entities/dataSource.ts";
import { buildStale } from "../../runtime/build.ts";
import { signInAs, timesOf } from "../asking.ts";
import { interruption } from "../interruption.ts";
import { describeMachine } from "../machine.ts";
import { parseArguments } from "../parseArguments.ts";
import { startApi } from "../startApi.ts";
import { percentile, rounded } from "../statistics.ts";
import { seedCompanies } from "./seedCompanies.ts";

const Plan = z.object({
  companies: z.coerce.number().int().min(1_000).max(1_000_000).default(100_000),
  /** Requests of each case. */
  requests: z.coerce.number().int().min(1).max(1_000).default(30),
});

/** What a person may wait for a search at most, 95 times of 100, in milliseconds. */
const TARGET_P95_MS = 300;

/** What fits one, some, many, nearly all and none; by a name, a tax number, and parts of a number. */
const searches = [
  "",
  "Ромашкаплюс-17",
  "Ромашка",
  "ромашка",
  "ООО",
  "о",
  "0000791900",
  "791",
  "+7 916 12",
  "такой нет",
];

/** `bench companies`: how long the API takes to find a tenant's companies, for each scope. */
export async function measureCompanies(args: readonly string[]): Promise<number> {
  const plan = Plan.parse(parseArguments(args, { companies: { type: "string" }, requests: { type: "string" } }));
  await buildStale((line) => console.error(`  ${line}`));
  const api = await startApi();
  try {
    return await Promise.race([measure(api.url, api.databaseUrl, plan), interruption()]);
  } finally {
    await api.stop();
  }
}

async function measure(url: string, databaseUrl: string, { companies, requests }: z.infer<typeof Plan>) {
  const db = await createDataSource({ url: databaseUrl, applicationName: "bench", poolSize: 1 }).initialize();
  // So many rows take longer than any request may.
  await db.query("SET statement_timeout = 0");
  const viewers = await seedCompanies(db, companies);
  await db.destroy();
  const all: number[] = [];
  const cases = [];
  for (const viewer of viewers) {
    const ask = await signInAs(url, viewer);
    for (const search of searches) {
      const query = new URLSearchParams(search === "" ? {} : { search });
      const tookMs = await timesOf(() => ask(`${listCompanies.path}?${query.toString()}`), requests);
      all.push(...tookMs);
      const figures = { p50Ms: rounded(percentile(tookMs, 0.5), 1), p95Ms: rounded(percentile(tookMs, 0.95), 1) };
      cases.push({ case: `${viewer.name}: "${search}"`, ...figures });
      console.error(`  ${`${viewer.name}: "${search}"`.padEnd(40)} p50 ${figures.p50Ms} ms, p95 ${figures.p95Ms} ms`);
    }
  }
  const slow = cases.filter(({ p95Ms }) => (p95Ms ?? 0) > TARGET_P95_MS).map((one) => one.case);
  const p95Ms = rounded(percentile(all, 0.95), 1);
  console.log(
    JSON.stringify({ bench: "companies", companies, requests, p95Ms, cases, slow, machine: describeMachine() }),
  );
  return slow.length === 0 ? 0 : 1;
}
