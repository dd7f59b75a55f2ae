import { z } from "zod";
import { CallRequestId, EmailAddressId, PhoneNumberId } from "./ids.ts";

export const PhoneKind = z.enum(["WORK", "WORK_DIRECT", "MOBILE", "HOME", "FAX", "OTHER"]);
export type PhoneKind = z.infer<typeof PhoneKind>;

export const EmailKind = z.enum(["WORK", "PERSONAL", "OTHER"]);
export type EmailKind = z.infer<typeof EmailKind>;

const comment = z.string().trim().max(300).default("");

/** A number as somebody types it. One that names the id of a number that is there changes that one, and keeps its flag. */
export const PhoneNumberToSave = z.object({
  id: PhoneNumberId.optional(),
  phone: z.string().trim().min(1).max(60),
  kind: PhoneKind.default("WORK"),
  comment,
});
export type PhoneNumberToSave = z.output<typeof PhoneNumberToSave>;

/** One of the numbers of a company or a contact, in their order. */
export const PhoneNumber = PhoneNumberToSave.extend({
  id: PhoneNumberId,
  /** E.164, where it could be read as a number. */
  e164: z.string().nullable(),
  /** A first call to somebody who did not ask for it; who said so, when, and of which call. */
  isColdCall: z.boolean(),
  coldMarkedAt: z.iso.datetime().nullable(),
  coldMarkedByName: z.string().nullable(),
  coldMarkedCallId: CallRequestId.nullable(),
});
export type PhoneNumber = z.infer<typeof PhoneNumber>;

export const EmailAddressToSave = z.object({
  id: EmailAddressId.optional(),
  email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
  kind: EmailKind.default("WORK"),
  comment,
});
export type EmailAddressToSave = z.output<typeof EmailAddressToSave>;

export const EmailAddress = EmailAddressToSave.extend({ id: EmailAddressId });
export type EmailAddress = z.infer<typeof EmailAddress>;
