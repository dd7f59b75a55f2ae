import { ActionSource, CallDirection, CallOutcome, ResolveMethod } from "../../contracts/call.ts";
import { figuresOf, NOT_TOLD } from "../../contracts/callStatistics.ts";
import type { CallStatistics, OutcomeCount } from "../../contracts/callStatistics.ts";
import type { BranchId, OperatorId } from "../../contracts/ids.ts";

/** Calls that are alike in one respect. Values are as they are stored, known to this version or not. */
export type Group = { readonly calls: number; readonly talkSeconds: number } & (
  | { readonly by: "time"; readonly at: string; readonly outcome: string }
  | {
      readonly by: "caller";
      readonly operatorId: OperatorId;
      readonly operatorName: string | null;
      readonly branchId: BranchId | null;
      readonly branchName: string | null;
      readonly outcome: string;
    }
  | ({ readonly by: "said" } & { readonly [Field in Said]: string | null })
);
type Said = "direction" | "resolveMethod" | "actionSource";
type Caller = Extract<Group, { by: "caller" }>;
type Ended = Exclude<Group, { by: "said" }>;

/** The figures of a period from its groups; `parts` are the hours or days it has. */
export function foldGroups(groups: readonly Group[], parts: readonly string[]): Omit<CallStatistics, "from" | "to"> {
  const times = groups.filter((group) => group.by === "time");
  const callers = groups.filter((group) => group.by === "caller");
  const said = groups.filter((group) => group.by === "said");
  const atTimes = Map.groupBy(times, ({ at }) => at);
  return {
    total: figuresOf(times.map(countOf)),
    byTime: parts.map((at) => ({ at, figures: figuresOf((atTimes.get(at) ?? []).map(countOf)) })),
    byOperator: rowsOf(callers, ({ operatorId, operatorName }) => ({
      id: operatorId,
      name: operatorName ?? operatorId,
    })),
    byBranch: rowsOf(callers, ({ branchId, branchName }) => ({ id: branchId, name: branchName })),
    splits: {
      direction: splitOf(said, "direction", CallDirection.options),
      resolveMethod: splitOf(said, "resolveMethod", ResolveMethod.options),
      actionSource: splitOf(said, "actionSource", ActionSource.options),
    },
  };
}

const countOf = ({ outcome, calls, talkSeconds }: Ended): OutcomeCount => ({
  outcome: CallOutcome.catch("unknown").parse(outcome),
  calls,
  talkSeconds,
});

/** One row for each of them, whoever called most first. */
function rowsOf<Id extends string | null, Name extends string | null>(
  groups: readonly Caller[],
  ofGroup: (group: Caller) => { readonly id: Id; readonly name: Name },
) {
  return [...Map.groupBy(groups, (group) => ofGroup(group).id).values()]
    .flatMap((ofOne) => {
      const [first] = ofOne;
      if (first === undefined) return [];
      const { id, name } = ofGroup(first);
      return { id, name, figures: figuresOf(ofOne.map(countOf)) };
    })
    .toSorted((a, b) => b.figures.total - a.figures.total || (a.name ?? "").localeCompare(b.name ?? "", "ru"));
}

/** Every value of the kind, also where nobody said it, and then how many said none that this version knows. */
function splitOf<Value extends string>(
  groups: readonly Extract<Group, { by: "said" }>[],
  field: Said,
  options: readonly Value[],
) {
  const values = [...options, NOT_TOLD] as const;
  const known = (group: (typeof groups)[number]) => options.find((value) => value === group[field]) ?? NOT_TOLD;
  return values.map((value) => ({
    value,
    calls: groups.filter((group) => known(group) === value).reduce((sum, { calls }) => sum + calls, 0),
  }));
}
