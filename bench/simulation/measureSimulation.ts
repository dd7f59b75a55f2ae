import { BusinessHours } from "../../contracts/businessHours.ts";
import { touchesPerMinute } from "../../contracts/touchPace.ts";
import { inventSubjects } from "../../touches/simulating/inventSubjects.ts";
import { simulate } from "../../touches/simulating/simulate.ts";
import { describeMachine } from "../machine.ts";
import { parseArguments } from "../parseArguments.ts";
import { rounded } from "../statistics.ts";
import { winningBack } from "./sequence.ts";

const DAY_MS = 86_400_000;
const FROM_MS = Date.parse("2026-09-01T00:00:00Z");
const tenantZone = "Europe/Moscow";
const open = [{ from: "10:00", to: "19:00" }];

/** How long a sequence of three months takes to be tried on so many contacts, on one core, as the job of the console does it. */
export function measureSimulation(args: readonly string[]): Promise<number> {
  const asked = parseArguments(args, {
    contacts: { type: "string", default: "10000" },
    days: { type: "string", default: "90" },
  });
  const [contacts, days] = [Number(asked.contacts), Number(asked.days)];
  const startedAt = performance.now();
  const subjects = inventSubjects({ definition: winningBack, tenantZone, contacts, fromMs: FROM_MS, seed: 1 });
  const report = simulate({
    definition: winningBack,
    surroundings: {
      tenantZone,
      businessHours: BusinessHours.parse({
        week: { mon: open, tue: open, wed: open, thu: open, fri: open, sat: [], sun: [] },
      }),
      quietHours: { from: "21:00", to: "09:00" },
      caps: [
        { count: 1, days: 1 },
        { count: 3, days: 7 },
      ],
      pipelines: new Map(),
      startMode: "bot",
      texts: {},
      runsPerHour: 20_000,
      pace: touchesPerMinute,
    },
    subjects,
    fromMs: FROM_MS,
    untilMs: FROM_MS + days * DAY_MS,
    replies: { share: 0.2, seed: 1 },
  });
  const seconds = rounded((performance.now() - startedAt) / 1_000, 2);
  const steps = report.steps.reduce((sum, { entered }) => sum + entered, 0);
  const { began: runs, sends, outcomes, skipped, held } = report;
  console.log(
    JSON.stringify({
      bench: "simulate",
      contacts,
      days,
      runs,
      steps,
      sends,
      outcomes,
      skipped,
      held,
      seconds,
      machine: describeMachine(),
    }),
  );
  return Promise.resolve(0);
}
