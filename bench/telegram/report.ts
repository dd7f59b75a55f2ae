import type { Records } from "../load/readRecords.ts";
import { verify } from "../load/verify.ts";
import { describeMachine } from "../machine.ts";
import { percentile, rounded } from "../statistics.ts";
import type { TelegramPlan } from "./arguments.ts";
import type { FromDataCentre } from "./dataCentreMessages.ts";
import type { Ending } from "./holders.ts";

const RELOCATED_WITHIN_S = 30;
const HANDED_OVER_WITHIN_S = 5;
const MEMORY_MAX_MB = 1_536;

interface Findings {
  readonly plan: TelegramPlan;
  readonly heldAfterS: number;
  readonly endings: readonly Ending[];
  /** Of the holders that still run. */
  readonly peaksMb: readonly number[];
  readonly stored: readonly { readonly externalId: string; readonly atMs: number }[];
  readonly records: Records;
  readonly reported: Extract<FromDataCentre, { readonly kind: "reported" }>;
  readonly failure: string | null;
}

export type TelegramReport = ReturnType<typeof composeReport>;

/** The figures of docs/bench.md, in its order. What people write in groups nobody answers: there, each answer is one too many. */
export function composeReport({ plan, heldAfterS, endings, peaksMb, stored, records, reported, failure }: Findings) {
  const { written, deliveries, spokenTwice } = reported;
  const verdictOf = (kind: "private" | "group") => {
    const isOfKind = ({ chatId }: { readonly chatId: number }) => (kind === "private") === chatId > 0;
    return verify({
      mode: kind === "private" ? "bot" : "operator",
      offered: written.filter((one) => one.kind === kind),
      records: { ...records, messages: records.messages.filter(isOfKind) },
      deliveries: deliveries.filter(isOfKind),
    });
  };
  const verdicts = [verdictOf("private"), verdictOf("group")] as const;
  const total = (name: "lost" | "doubled" | "outOfOrder" | "misnumbered" | "answered" | "leftAlone") =>
    verdicts[0][name] + verdicts[1][name];
  const atMs = new Map(stored.map((row) => [row.externalId, row.atMs]));
  const lags = written.flatMap(({ externalId, sentAtMs }) => {
    const storedAtMs = atMs.get(externalId);
    return storedAtMs === undefined ? [] : [storedAtMs - sentAtMs];
  });
  const replies = [...verdicts[0].replyMs.values()];
  const secondsOf = (signal: Ending["signal"]) =>
    endings.filter((ending) => ending.signal === signal).map(({ seconds }) => rounded(seconds, 1));
  return {
    measurement: "telegram",
    ...plan,
    written: written.length,
    stored: stored.length,
    answered: total("answered"),
    leftAlone: total("leftAlone"),
    lost: total("lost"),
    doubled: total("doubled"),
    outOfOrder: total("outOfOrder"),
    misnumbered: total("misnumbered"),
    spokenTwice,
    lagP50Ms: rounded(percentile(lags, 0.5)),
    lagP95Ms: rounded(percentile(lags, 0.95)),
    lagP99Ms: rounded(percentile(lags, 0.99)),
    replyP50Ms: rounded(percentile(replies, 0.5)),
    replyP95Ms: rounded(percentile(replies, 0.95)),
    heldAfterS: rounded(heldAfterS, 1),
    relocatedS: secondsOf("SIGKILL"),
    handedOverS: secondsOf("SIGTERM"),
    accountsMoved: endings.map(({ accounts }) => accounts),
    holderPeakMb: [...endings.map(({ peakMb }) => peakMb), ...peaksMb],
    lateP99Ms: rounded(
      percentile(
        written.map(({ lateMs }) => lateMs),
        0.99,
      ),
      1,
    ),
    failure,
    machine: describeMachine(),
  };
}

export const keepsPromises = (report: TelegramReport): boolean =>
  report.lost + report.doubled + report.outOfOrder + report.misnumbered + report.spokenTwice === 0 &&
  within(report.relocatedS, RELOCATED_WITHIN_S) &&
  within(report.handedOverS, HANDED_OVER_WITHIN_S) &&
  within(report.holderPeakMb, MEMORY_MAX_MB) &&
  report.failure === null;

const within = (values: readonly (number | null)[], most: number) =>
  values.every((value) => value !== null && value <= most);
