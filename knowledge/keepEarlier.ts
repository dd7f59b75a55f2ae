import { type Entities, EntityField, type ExtractedDevice, type Extraction } from "../contracts/extraction.ts";
import type { TurnMessage } from "../contracts/turn.ts";

/**
 * Completes an extraction with what an earlier turn learned from messages that are no longer in view.
 * A field whose evidence is still in view is left alone: there, an absent value means the contact withdrew it.
 */
export function keepEarlier(
  earlier: Extraction | null,
  current: Extraction,
  messages: readonly TurnMessage[],
): Extraction {
  if (earlier === null) return current;
  const inView = new Set(messages.map(({ id }) => id));
  const isKept = (field: EntityField) =>
    isUnsaid(field, current.entities) &&
    earlier.support[field]?.evidence.every(({ messageId }) => !inView.has(messageId)) === true;
  const kept = new Set(EntityField.options.filter(isKept));
  if (kept.size === 0) return current;

  const before = earlier.entities;
  const now = current.entities;
  return {
    entities: {
      appealType: kept.has("appealType") ? before.appealType : now.appealType,
      devices: kept.has("device") ? completeDevices(before.devices, now.devices) : now.devices,
      orderNumber: kept.has("orderNumber") ? before.orderNumber : now.orderNumber,
      phone: kept.has("phone") ? before.phone : now.phone,
      name: kept.has("name") ? before.name : now.name,
      urgency: kept.has("urgency") ? before.urgency : now.urgency,
      askedPrice: kept.has("askedPrice") ? before.askedPrice : now.askedPrice,
    },
    support: { ...Object.fromEntries([...kept].map((field) => [field, earlier.support[field]])), ...current.support },
  };
}

/** Works named now without a device are for the devices named before. */
function completeDevices(before: readonly ExtractedDevice[], now: readonly ExtractedDevice[]): ExtractedDevice[] {
  const [unnamed] = now;
  if (unnamed === undefined) return [...before];
  return before.map((device) => ({
    ...device,
    repairs: unnamed.repairs.length > 0 ? unnamed.repairs : device.repairs,
    partSource: unnamed.partSource ?? device.partSource,
  }));
}

function isUnsaid(field: EntityField, entities: Entities): boolean {
  switch (field) {
    case "appealType":
      return entities.appealType === "other";
    case "device":
      return entities.devices.every(({ brand, model, deviceType }) => (brand ?? model ?? deviceType) === null);
    case "repairs":
      return entities.devices.every(({ repairs }) => repairs.length === 0);
    case "partSource":
      return entities.devices.every(({ partSource }) => partSource === null);
    case "urgency":
    case "askedPrice":
      return !entities[field];
    case "orderNumber":
    case "phone":
    case "name":
      return entities[field] === null;
  }
}
