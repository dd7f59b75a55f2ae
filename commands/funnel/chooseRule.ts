import type { CallOutcome } from "../../contracts/call.ts";
import type { Entities, EntityField } from "../../contracts/extraction.ts";
import type { StageKind, StageRule, StageTrigger } from "../../contracts/funnel.ts";
import type { StageId } from "../../contracts/ids.ts";

/** Something that happened to an appeal, as rules see it. */
export type FunnelFact =
  | { readonly kind: "messageReceived" | "operatorReplied" | "priceNamed" | "conversationClosed" }
  | { readonly kind: "callEnded"; readonly outcome: CallOutcome }
  | { readonly kind: "understood"; readonly entities: Entities };

interface Standing {
  readonly stageId: StageId;
  readonly stageKind: StageKind;
}

/** The first of the rules, in their order, that moves an appeal which stands there. */
export const chooseRule = (
  rules: readonly StageRule[],
  fact: FunnelFact,
  { stageId, stageKind }: Standing,
): StageRule | undefined =>
  rules.find(
    ({ isOn, trigger, fromStageIds, toStageId }) =>
      isOn &&
      toStageId !== stageId &&
      (fromStageIds.length === 0 ? stageKind === "open" : fromStageIds.includes(stageId)) &&
      fitsTrigger(trigger, fact),
  );

/** Whether what happened is what the rule waits for. */
function fitsTrigger(trigger: StageTrigger, fact: FunnelFact): boolean {
  switch (trigger.kind) {
    case "callEnded":
      return fact.kind === "callEnded" && (trigger.outcomes.length === 0 || trigger.outcomes.includes(fact.outcome));
    case "entityKnown":
      return fact.kind === "understood" && isKnown(fact.entities, trigger.field);
    case "appealTypeIs":
      return fact.kind === "understood" && fact.entities.appealType === trigger.appealType;
    case "messageReceived":
    case "operatorReplied":
    case "priceNamed":
    case "conversationClosed":
      return trigger.kind === fact.kind;
  }
}

/** A field that nobody has said anything of is null, empty, "other" or no. */
function isKnown(entities: Entities, field: EntityField): boolean {
  const value = valueOf(entities, field);
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== "other" && value !== false;
}

/** What is understood of a field, of all devices together. */
export function valueOf(entities: Entities, field: EntityField): unknown {
  const { devices } = entities;
  switch (field) {
    case "device":
      return devices
        .map(({ brand, model }) => [brand, model].filter((part) => part !== null).join(" "))
        .filter(Boolean);
    case "repairs":
      return devices.flatMap(({ repairs }) => repairs);
    case "partSource":
      return devices.flatMap(({ partSource }) => partSource ?? []);
    case "appealType":
    case "orderNumber":
    case "phone":
    case "name":
    case "urgency":
    case "askedPrice":
      return entities[field];
  }
}
