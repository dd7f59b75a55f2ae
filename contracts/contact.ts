import { z } from "zod";
import { ChannelKind } from "./channel.ts";
import { ChannelAccountId, ContactId, OperatorId } from "./ids.ts";

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
  createdAt: z.iso.datetime(),
});
export type Contact = z.infer<typeof Contact>;
