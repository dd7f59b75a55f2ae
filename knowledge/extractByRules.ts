import {
  type AppealType,
  type Entities,
  type Extraction,
  nothingExtracted,
  type PartSource,
} from "../contracts/extraction.ts";
import type { TurnMessage } from "../contracts/turn.ts";
import { findAppealType } from "./extraction/findAppealType.ts";
import { findAskedPrice } from "./extraction/findAskedPrice.ts";
import { findName } from "./extraction/findName.ts";
import { findOrderNumber } from "./extraction/findOrderNumber.ts";
import { findPhone } from "./extraction/findPhone.ts";
import { findUrgency } from "./extraction/findUrgency.ts";
import { followDevices } from "./extraction/followDevices.ts";
import { partSourceByDevice } from "./extraction/partSourceByDevice.ts";
import { kinds, repairsByDevice, settleRepairs } from "./extraction/repairsByDevice.ts";
import { hear, type Utterance } from "./extraction/utterance.ts";
import { present, support } from "./extraction/support.ts";
import { withoutInstructions } from "./extraction/withoutInstructions.ts";
import { advertising, asksGuarantee, jobSeeking } from "./lexicon/appealTypes.ts";

/** Reads what a contact wants from the words of the conversation, without a model: quick, repeatable, and never a guess. */
export function extractByRules(messages: readonly TurnMessage[]): Extraction {
  const utterances = messages.map((message) => hear(withoutInstructions(message)));
  const client = utterances.filter(({ message }) => message.from === "client");
  if (client.some(({ text }) => jobSeeking.test(text))) return withContactOnly(utterances);
  if (client.some(({ text }) => advertising.test(text))) return nothingExtracted;

  const spoken = followDevices(utterances);
  const orderNumber = findOrderNumber(utterances);
  const said = repairsByDevice(utterances, spoken);
  const appeal = findAppealType(client, {
    hasDevice: spoken.some(({ named }) => named.brand !== null),
    hasRepair: said.flat().some(({ utterance }) => !asksGuarantee.test(utterance.text)),
    hasOrderNumber: orderNumber !== null,
  });
  const appealType = appeal?.value ?? "other";
  const aboutDevice = appealType !== "info" && appealType !== "other";
  const withRepairs = appealType === "repair" || appealType === "status" || appealType === "warranty";

  const repairs = said.map((hits, index) => settleRepairs(hits, spoken[index]?.named.deviceType ?? null, appealType));
  const partSources = partSourceByDevice(utterances, spoken);
  const isUnnamed = spoken.length === 0 && withRepairs && repairs.some((hits) => hits.length > 0);
  const entries = isUnnamed ? [noDevice] : spoken.map(({ named }) => named);
  const devices = entries.map(({ deviceType, brand, model }, index) => ({
    deviceType,
    brand,
    model,
    repairs: withRepairs ? kinds(repairs[index] ?? []) : [],
    partSource: partSourceIn(appealType, partSources[index]?.value),
  }));

  const phone = findPhone(client);
  const name = findName(utterances);
  const urgency = findUrgency(client);
  const askedPrice = findAskedPrice(client);
  const entities: Entities = {
    appealType,
    devices: aboutDevice ? distinct(devices) : [],
    orderNumber: orderNumber?.value ?? null,
    phone: phone?.value ?? null,
    name: name?.value ?? null,
    urgency: urgency !== null,
    askedPrice: askedPrice !== null,
  };

  const mentions = spoken.flatMap((device) => device.mentions);
  const repairHits = withRepairs ? repairs.flat() : [];
  const partHits = partSources
    .filter((hit) => hit !== null)
    .filter((hit) => devices.some(({ partSource }) => partSource === hit.value));
  const appealHits = appeal?.hit ? [appeal.hit] : [...repairHits, ...mentions, ...present(orderNumber)];
  return {
    entities,
    support: {
      ...(appeal !== null && support("appealType", appeal.hit === null ? 0.7 : 0.85, appealHits)),
      ...(aboutDevice && support("device", mentions.some(({ value }) => value.model !== null) ? 0.95 : 0.7, mentions)),
      ...support("repairs", repairHits.some(({ value }) => value.isFallback) ? 0.6 : 0.85, repairHits),
      ...(aboutDevice && support("partSource", 0.8, partHits)),
      ...support("orderNumber", 0.9, present(orderNumber)),
      ...support("phone", 0.95, present(phone)),
      ...support("name", 0.85, present(name)),
      ...support("urgency", 0.85, present(urgency)),
      ...support("askedPrice", 0.9, present(askedPrice)),
    },
  };
}

const noDevice = { deviceType: null, brand: null, model: null };

/** In a complaint "ваша батарея" tells whose work failed, not whose part is wanted; a buyer chooses the make only. */
function partSourceIn(appealType: AppealType, said: PartSource | undefined): PartSource | null {
  if (said === undefined || appealType === "sell") return null;
  if (appealType === "warranty" && said === "shop") return null;
  if (appealType === "purchase" && (said === "client" || said === "shop")) return null;
  return said;
}

function withContactOnly(utterances: readonly Utterance[]): Extraction {
  const phone = findPhone(utterances.filter(({ message }) => message.from === "client"));
  const name = findName(utterances);
  return {
    entities: { ...nothingExtracted.entities, phone: phone?.value ?? null, name: name?.value ?? null },
    support: { ...support("phone", 0.95, present(phone)), ...support("name", 0.85, present(name)) },
  };
}

function distinct<T>(devices: readonly T[]): T[] {
  const seen = new Set<string>();
  return devices.filter((device) => {
    const key = JSON.stringify(device);
    return seen.has(key) ? false : seen.add(key);
  });
}
