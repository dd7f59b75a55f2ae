import { expect, test } from "vitest";
import { chooseRule } from "../../commands/funnel/chooseRule.ts";
import { nothingExtracted } from "../../contracts/extraction.ts";
import type { StageRule } from "../../contracts/funnel.ts";

const begun = "stg_00000001";
const working = "stg_00000002";
const won = "stg_00000003";

const rule = (name: string, trigger: StageRule["trigger"], more: Partial<StageRule> = {}): StageRule => ({
  id: "srl_00000001",
  pipelineId: "pip_00000001",
  name,
  isOn: true,
  trigger,
  fromStageIds: [],
  toStageId: working,
  position: 0,
  ...more,
});
const replied = rule("Ответили", { kind: "operatorReplied" });
const atBeginning = { stageId: begun, stageKind: "open" } as const;
const atEnd = { stageId: won, stageKind: "won" } as const;
const understood = (entities: object) =>
  ({ kind: "understood", entities: { ...nothingExtracted.entities, ...entities } }) as const;
const device = { deviceType: "phone", brand: "Apple", model: null, repairs: [], partSource: null } as const;

test("the first rule that fits moves, and one that is off does not", () => {
  const off = rule("Выключено", { kind: "operatorReplied" }, { isOn: false });
  const later = rule("Позже", { kind: "operatorReplied" }, { toStageId: won });
  expect(chooseRule([off, replied, later], { kind: "operatorReplied" }, atBeginning)?.name).toBe("Ответили");
  expect(chooseRule([replied], { kind: "messageReceived" }, atBeginning)).toBeUndefined();
});

test("an appeal that has ended is moved only by a rule that names its stage, and nothing is moved to where it is", () => {
  expect(chooseRule([replied], { kind: "operatorReplied" }, atEnd)).toBeUndefined();
  const again = rule("Снова", { kind: "messageReceived" }, { fromStageIds: [won] });
  expect(chooseRule([again], { kind: "messageReceived" }, atEnd)?.name).toBe("Снова");
  expect(chooseRule([again], { kind: "messageReceived" }, atBeginning)).toBeUndefined();
  expect(chooseRule([replied], { kind: "operatorReplied" }, { stageId: working, stageKind: "open" })).toBeUndefined();
});

test("a call moves by its outcome, by any where none is named", () => {
  const connected = rule("Дозвонились", { kind: "callEnded", outcomes: ["connected"] });
  const any = rule("Звонили", { kind: "callEnded", outcomes: [] });
  expect(chooseRule([connected], { kind: "callEnded", outcome: "connected" }, atBeginning)?.name).toBe("Дозвонились");
  expect(chooseRule([connected], { kind: "callEnded", outcome: "busy" }, atBeginning)).toBeUndefined();
  expect(chooseRule([any], { kind: "callEnded", outcome: "busy" }, atBeginning)?.name).toBe("Звонили");
});

test("what was understood moves when it is known, and when it is what the rule names", () => {
  const known = rule("Устройство известно", { kind: "entityKnown", field: "device" });
  const status = rule("Спрашивают о ремонте", { kind: "appealTypeIs", appealType: "status" });
  expect(chooseRule([known], understood({}), atBeginning)).toBeUndefined();
  expect(chooseRule([known], understood({ devices: [device] }), atBeginning)?.name).toBe("Устройство известно");
  expect(chooseRule([status], understood({ appealType: "repair" }), atBeginning)).toBeUndefined();
  expect(chooseRule([status], understood({ appealType: "status" }), atBeginning)?.name).toBe("Спрашивают о ремонте");
  const asked = rule("Спросили цену", { kind: "entityKnown", field: "askedPrice" });
  expect(chooseRule([asked], understood({}), atBeginning)).toBeUndefined();
  expect(chooseRule([asked], understood({ askedPrice: true }), atBeginning)?.name).toBe("Спросили цену");
});
