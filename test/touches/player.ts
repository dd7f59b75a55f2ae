import type { ContactId } from "../../contracts/ids.ts";
import { SequenceDefinition } from "../../contracts/sequence.ts";
import type { SequenceDraft } from "../../contracts/sequence.ts";
import type { RunEvent, RunLine, RunState } from "../../contracts/touchRun.ts";
import { advance, begun } from "../../touches/advance.ts";
import type { Order, OrderResult, Stimulus } from "../../touches/advance.ts";
import type { World } from "../../touches/world.ts";
import { buildWorld } from "./world.ts";

export const define = (steps: SequenceDraft["steps"], rest: Partial<SequenceDraft> = {}): SequenceDefinition =>
  SequenceDefinition.parse({ triggers: [{ kind: "manual" }], start: steps[0]?.id ?? null, steps, goals: [], ...rest });

export const heard = (
  kind: RunEvent["kind"],
  facts: RunEvent["facts"] = {},
  rest: Partial<RunEvent> = {},
): RunEvent => ({
  kind,
  facts,
  messageId: null,
  atMs: 0,
  ...rest,
});

/** One run, told what a test tells it, with the world the test gives it. */
export function play(definition: SequenceDefinition, given: Partial<World> = {}, vars: RunState["vars"] = {}) {
  let world = buildWorld(given);
  let state = begun(definition, world.nowMs, vars);
  let order: Order | null = null;
  const lines: RunLine[] = [];
  const contactId: ContactId = "ctc_00000001";
  const tell = (stimulus: Stimulus, change: Partial<World> = {}) => {
    world = { ...world, ...change };
    const advanced = advance({ definition, contactId }, state, stimulus, world);
    ({ state, order } = advanced);
    lines.push(...advanced.lines);
    return advanced;
  };
  return {
    tell,
    look: (change?: Partial<World>) => tell({ kind: "look" }, change),
    hear: (event: RunEvent, change?: Partial<World>) => tell({ kind: "event", event }, change),
    result: (result: OrderResult, change?: Partial<World>) => tell({ kind: "result", result }, change),
    get state() {
      return state;
    },
    get order() {
      return order;
    },
    /** "step outcome why", in order. */
    get story() {
      return lines.map(({ stepId, outcome, why }) => `${stepId} ${outcome} ${why}`);
    },
    lines,
  };
}
