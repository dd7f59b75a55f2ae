import { z } from "zod";
import { ChannelKind } from "./channel.ts";
import { EmailAddress, EmailAddressToSave, PhoneNumber, PhoneNumberToSave } from "./contactPoints.ts";
import { ChannelAccountId, CompanyId, ContactId, OperatorId } from "./ids.ts";

export const ContactIdentity = z.object({
  channelAccountId: ChannelAccountId,
  channelKind: ChannelKind,
  externalId: z.string(),
  username: z.string().nullable(),
});
export type ContactIdentity = z.infer<typeof ContactIdentity>;

export const Contact = z.object({
  id: ContactId,
  name: z.string(),
  /** E.164 when it could be read as a number. */
  phone: z.string().nullable(),
  identities: z.array(ContactIdentity),
  /** Who is asked first when they need a person. */
  responsibleId: OperatorId.nullable(),
  responsibleName: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  position: z.string(),
  note: z.string(),
  companyId: CompanyId.nullable(),
  companyName: z.string().nullable(),
  /** Those somebody wrote down, in their order; `phone` is what the contact said in a conversation. */
  phones: z.array(PhoneNumber),
  emails: z.array(EmailAddress),
  createdAt: z.iso.datetime(),
  /** Counts the changes of the card. */
  version: z.number().int(),
});
export type Contact = z.infer<typeof Contact>;

const line = z.string().trim().max(100);

/** What people write about a contact. Without a name they keep the one their messenger gave them. */
export const ContactCardFields = z.object({
  firstName: line,
  lastName: line,
  position: line,
  note: z.string().trim().max(5_000),
  phones: z.array(PhoneNumberToSave).max(30),
  emails: z.array(EmailAddressToSave).max(30),
});
export type ContactCardFields = z.output<typeof ContactCardFields>;
