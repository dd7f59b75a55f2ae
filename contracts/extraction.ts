import { z } from "zod";
import { MessageId } from "./ids.ts";

/** Several intents at once rank as they stand here: warranty before status before repair, and so on. */
export const AppealType = z.enum(["warranty", "status", "repair", "sell", "purchase", "info", "other"]);
export type AppealType = z.infer<typeof AppealType>;

export const DeviceType = z.enum(["phone", "tablet", "laptop", "pc", "watch", "console", "headphones", "tv", "other"]);
export type DeviceType = z.infer<typeof DeviceType>;

export const RepairKind = z.enum([
  "screen",
  "back_glass",
  "camera",
  "charging_port",
  "battery",
  "diagnostics",
  "water_damage",
  "software",
  "speaker",
  "microphone",
  "buttons",
  "keyboard",
  "antenna_network",
  "cooling_cleaning",
  "storage_upgrade",
  "motherboard",
  "hinge_case",
  "face_id_touch_id",
  "other",
]);
export type RepairKind = z.infer<typeof RepairKind>;

export const PartSource = z.enum(["client", "shop", "original", "copy"]);
export type PartSource = z.infer<typeof PartSource>;

export const ExtractedDevice = z.object({
  deviceType: DeviceType.nullable(),
  brand: z.string().nullable(),
  /** Latin, without the brand and without memory or colour: "iPhone 13 Pro Max", "Galaxy S21". */
  model: z.string().nullable(),
  repairs: z.array(RepairKind),
  partSource: PartSource.nullable(),
});
export type ExtractedDevice = z.infer<typeof ExtractedDevice>;

/** What the contact wants, as far as it was said. A field that was not said is null (or empty), never guessed. */
export const Entities = z.object({
  appealType: AppealType,
  devices: z.array(ExtractedDevice),
  orderNumber: z.string().nullable(),
  /** E.164. */
  phone: z.string().nullable(),
  name: z.string().nullable(),
  urgency: z.boolean(),
  askedPrice: z.boolean(),
});
export type Entities = z.infer<typeof Entities>;

/** Fields of `Entities` that carry their own confidence and evidence. Those of a device stand for all devices together. */
export const EntityField = z.enum([
  "appealType",
  "device",
  "repairs",
  "partSource",
  "orderNumber",
  "phone",
  "name",
  "urgency",
  "askedPrice",
]);
export type EntityField = z.infer<typeof EntityField>;

/** Where a value came from: the message, and the words in it as they were typed (absent when a model did not quote). */
export const Evidence = z.object({ messageId: MessageId, words: z.string().optional() });
export type Evidence = z.infer<typeof Evidence>;

export const FieldSupport = z.object({
  confidence: z.number().min(0).max(1),
  evidence: z.array(Evidence),
});
export type FieldSupport = z.infer<typeof FieldSupport>;

/** The entities, with the support of each field that was found. */
export const Extraction = z.object({
  entities: Entities,
  support: z.partialRecord(EntityField, FieldSupport),
});
export type Extraction = z.infer<typeof Extraction>;

export const nothingExtracted: Extraction = {
  entities: {
    appealType: "other",
    devices: [],
    orderNumber: null,
    phone: null,
    name: null,
    urgency: false,
    askedPrice: false,
  },
  support: {},
};
