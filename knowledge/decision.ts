import type { EntityField, Extraction } from "../contracts/extraction.ts";
import type { MessageId, PriceRowId } from "../contracts/ids.ts";
import type { PriceRow } from "../contracts/price.ts";
import type { TenantSettings } from "../contracts/tenantSettings.ts";
import type { TurnAction, TurnMessage, TurnReason } from "../contracts/turn.ts";
import type { Phrases } from "./phrases/phrases.ts";

/** What a rule of reply sees. */
export interface Situation {
  readonly messages: readonly TurnMessage[];
  readonly tenantSettings: TenantSettings;
  readonly priceRows: readonly PriceRow[];
  readonly extraction: Extraction;
  /** The new words of the contact, in lower case. */
  readonly asked: string;
  readonly words: Phrases;
}

/** What a rule of reply answers; greeting, evidence and the guard against repeating are added to every decision alike. */
export interface Decision {
  readonly action: TurnAction;
  readonly text: string | null;
  readonly reason: TurnReason;
  /** The entities the decision rests on. */
  readonly fields: readonly EntityField[];
  readonly priceRowIds: readonly PriceRowId[];
}

export function say(
  text: string,
  reason: TurnReason,
  fields: readonly EntityField[] = [],
  priceRowIds: readonly PriceRowId[] = [],
): Decision {
  return { action: "reply", text, reason, fields, priceRowIds };
}

export function askOperator(
  text: string | null,
  reason: TurnReason,
  fields: readonly EntityField[] = [],
  priceRowIds: readonly PriceRowId[] = [],
): Decision {
  return { action: "askOperator", text, reason, fields, priceRowIds };
}

export function newMessageIds(messages: readonly TurnMessage[]): MessageId[] {
  return messages.filter((message) => message.from === "client" && message.isNew).map((message) => message.id);
}
