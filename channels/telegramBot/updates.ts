import { z } from "zod";

/** The part of the Bot API's Update that we read (core.telegram.org/bots/api#update); everything else in it is kept raw. */
const FileFields = { file_id: z.string(), file_size: z.number().optional(), mime_type: z.string().optional() };

const Chat = z.object({
  id: z.number(),
  type: z.string(),
  title: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  username: z.string().optional(),
});
export type TelegramChat = z.infer<typeof Chat>;

export const TelegramMessage = z.object({
  message_id: z.number(),
  date: z.number(),
  edit_date: z.number().optional(),
  chat: Chat,
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z
    .array(z.object({ ...FileFields, width: z.number(), height: z.number() }))
    .min(1)
    .optional(),
  voice: z.object({ ...FileFields, duration: z.number() }).optional(),
  document: z.object({ ...FileFields, file_name: z.string().optional() }).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  venue: z.object({ title: z.string(), address: z.string().optional() }).optional(),
  contact: z.object({ phone_number: z.string(), first_name: z.string(), last_name: z.string().optional() }).optional(),
  sticker: z.object({ ...FileFields, emoji: z.string().optional() }).optional(),
  video: z
    .object({
      ...FileFields,
      width: z.number(),
      height: z.number(),
      duration: z.number(),
      file_name: z.string().optional(),
    })
    .optional(),
  /** Shared by the pieces of an album. */
  media_group_id: z.string().optional(),
  reply_to_message: z.object({ message_id: z.number() }).optional(),
});
export type TelegramMessage = z.infer<typeof TelegramMessage>;

const ReactionType = z.looseObject({ type: z.string(), emoji: z.string().optional() });

export const TelegramReaction = z.object({
  chat: Chat,
  message_id: z.number(),
  date: z.number(),
  /** Absent for an anonymous administrator, who is then `actor_chat`. */
  user: z.object({ id: z.number(), first_name: z.string(), last_name: z.string().optional() }).optional(),
  actor_chat: Chat.optional(),
  new_reaction: z.array(ReactionType),
});
export type TelegramReaction = z.infer<typeof TelegramReaction>;

export const TelegramUpdate = z.looseObject({
  update_id: z.number().int(),
  message: TelegramMessage.optional(),
  edited_message: TelegramMessage.optional(),
  message_reaction: TelegramReaction.optional(),
});

export const UpdateId = z.object({ update_id: z.number().int() });
