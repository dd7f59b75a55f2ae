import { describeMachine } from "../machine.ts";
import { percentile, rounded } from "../statistics.ts";
import type { LoadPlan } from "./arguments.ts";
import type { CpuUse } from "./measureCpu.ts";
import type { Offered } from "./offer.ts";
import type { Delivery } from "./providerMessages.ts";
import type { Records } from "./readRecords.ts";
import type { Verdict } from "./verify.ts";

/** The generator reached a message later than this: its own figures are then worth less, and the report says so. */
const LATE_MS = 50;

export interface Findings {
  readonly plan: LoadPlan;
  /** Everything, with the warm-up: the promises hold there too. */
  readonly offered: readonly Offered[];
  /** What times and costs are taken from. */
  readonly measured: readonly Offered[];
  readonly verdict: Verdict;
  readonly deliveries: readonly Delivery[];
  /** When the operator's console was shown each message; null in bot mode. */
  readonly shown: { readonly atMs: ReadonlyMap<string, number>; readonly records: Records } | null;
  /** What can be measured of processes that the bench has started itself. */
  readonly ownStack: {
    readonly wakes: number;
    readonly cpu: CpuUse;
    readonly memoryMb: Readonly<Record<string, number>>;
    readonly failure: string | null;
  } | null;
}

export type LoadReport = ReturnType<typeof composeReport>;

/** The figures of docs/bench.md, in its order. */
export function composeReport({ plan, offered, measured, verdict, deliveries, shown, ownStack }: Findings) {
  const { replyMs, ...counts } = verdict;
  const measuredBursts = new Set(measured.map(({ burst }) => burst));
  const replies = [...replyMs].filter(([burst]) => measuredBursts.has(burst)).map(([, ms]) => ms);
  const acks = measured.map(({ ackMs }) => ackMs);
  const screens = shown === null ? [] : screenTimes(measured, shown);
  const stored = shown?.records.messages.filter(({ direction }) => direction === "in") ?? [];
  const accepted = measured.filter(({ failure }) => failure === null).length;
  const perMessage = (ms: number) => rounded(ms / Math.max(1, accepted), 2);
  const lastSentAtMs = measured.at(-1)?.sentAtMs ?? 0;
  const lastEndAtMs = Math.max(
    lastSentAtMs,
    ...deliveries.slice(-1).map(({ atMs }) => atMs),
    ...[...(shown?.atMs.values() ?? [])].slice(-1),
  );
  const { external, ...load } = plan;
  return {
    measurement: "load",
    ...load,
    target: external?.target ?? "own stack",
    thinker: thinkerOf(plan),
    offered: offered.length,
    accepted: offered.filter(({ failure }) => failure === null).length,
    ...counts,
    ackP50Ms: rounded(percentile(acks, 0.5), 1),
    ackP99Ms: rounded(percentile(acks, 0.99), 1),
    replyP50Ms: rounded(percentile(replies, 0.5)),
    replyP95Ms: rounded(percentile(replies, 0.95)),
    replyP99Ms: rounded(percentile(replies, 0.99)),
    notShown: shown && stored.filter(({ id }) => !shown.atMs.has(id)).length,
    wsP50Ms: rounded(percentile(screens, 0.5)),
    wsP95Ms: rounded(percentile(screens, 0.95)),
    wakesPerMessage: ownStack && perMessage(ownStack.wakes),
    cpuMsPerMessage: ownStack && cpuPerMessage(ownStack.cpu.parts, perMessage),
    othersCores: ownStack && rounded(ownStack.cpu.othersCores, 2),
    drainedAfterMs: rounded(lastEndAtMs - lastSentAtMs),
    lateP99Ms: rounded(
      percentile(
        measured.map(({ lateMs }) => lateMs),
        0.99,
      ),
      1,
    ),
    late: measured.filter(({ lateMs }) => lateMs > LATE_MS).length,
    memoryMb: ownStack && ownStack.memoryMb,
    failure: ownStack?.failure ?? offered.find(({ failure }) => failure !== null)?.failure ?? null,
    machine: describeMachine(),
  };
}

function thinkerOf({ external, mode, llmMs }: LoadPlan): "rules" | "model" | null {
  if (external !== undefined || mode === "operator") return null;
  return llmMs === undefined ? "rules" : "model";
}

export const breaksPromises = ({ lost, doubled, outOfOrder, misnumbered, notShown, failure }: LoadReport): boolean =>
  lost + doubled + outOfOrder + misnumbered + (notShown ?? 0) > 0 || failure !== null;

/** For people, on standard error. */
export function printTable({ machine, cpuMsPerMessage, memoryMb, ...figures }: LoadReport): void {
  const rows = { ...figures, ...flat("cpuMs", cpuMsPerMessage), ...flat("memoryMb", memoryMb), ...machine };
  console.error();
  for (const [name, value] of Object.entries(rows))
    if (value !== null && value !== undefined) console.error(`  ${name.padEnd(22)} ${value}`);
  if (figures.late > 0)
    console.error(`\n  The generator itself was more than ${LATE_MS} ms late for ${figures.late} messages.`);
  console.error();
}

function screenTimes(measured: readonly Offered[], { atMs, records }: NonNullable<Findings["shown"]>): number[] {
  const sentAtMs = new Map(measured.map((message) => [message.externalId, message.sentAtMs]));
  return records.messages.flatMap(({ id, externalId }) => {
    const [sent, shown] = [sentAtMs.get(externalId ?? ""), atMs.get(id)];
    return sent === undefined || shown === undefined ? [] : [shown - sent];
  });
}

/** stack: what belongs to the product. sum: with the simulated world around it, which a real installation does not pay for. */
function cpuPerMessage(cpuMs: ReadonlyMap<string, number>, perMessage: (ms: number) => number) {
  const of = (...parts: readonly string[]) => perMessage(parts.reduce((sum, part) => sum + (cpuMs.get(part) ?? 0), 0));
  const parts = Object.fromEntries([...cpuMs].map(([part, ms]) => [part, perMessage(ms)]));
  return { ...parts, stack: of("temporal", "worker", "api", "postgres"), sum: of(...cpuMs.keys()) };
}

const flat = (prefix: string, values: Readonly<Record<string, number>> | null) =>
  Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [`${prefix}.${name}`, value]));
