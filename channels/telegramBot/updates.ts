import { z } from "zod";

/** Seconds, up to the end of the year 9999: no calendar here goes further. */
const UnixTime = z.number().max(253_402_300_799);

/** The part of the Bot API's Update that we read (core.telegram.org/bots/api#update); everything else in it is kept raw. */
const FileFields = { file_id: z.string(), file_size: z.number().optional(), mime_type: z.string().optional() };
const Named = { ...FileFields, file_name: z.string().optional() };
const Moving = { ...Named, duration: z.number(), width: z.number(), height: z.number() };

const Chat = z.object({
  id: z.number(),
  type: z.string(),
  title: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  username: z.string().optional(),
});
export type TelegramChat = z.infer<typeof Chat>;

const User = z.object({
  id: z.number(),
  is_bot: z.boolean().optional(),
  first_name: z.string(),
  last_name: z.string().optional(),
  username: z.string().optional(),
});
export type TelegramUser = z.infer<typeof User>;

const Origin = z.object({
  sender_user: User.optional(),
  sender_user_name: z.string().optional(),
  sender_chat: Chat.optional(),
  chat: Chat.optional(),
});

export const TelegramMessage = z.object({
  message_id: z.number(),
  date: UnixTime,
  edit_date: UnixTime.optional(),
  chat: Chat,
  from: User.optional(),
  /** Who a channel or a group writes as itself. */
  sender_chat: Chat.optional(),
  author_signature: z.string().optional(),
  /** In a person's account that the bot answers for (Telegram Business). */
  business_connection_id: z.string().optional(),
  /** The bot itself, having written in that person's name. */
  sender_business_bot: User.optional(),
  message_thread_id: z.number().optional(),
  is_topic_message: z.boolean().optional(),
  media_group_id: z.string().optional(),
  forward_origin: Origin.optional(),
  via_bot: User.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z
    .array(z.object({ ...FileFields, width: z.number(), height: z.number() }))
    .min(1)
    .optional(),
  voice: z.object({ ...FileFields, duration: z.number() }).optional(),
  video: z.object(Moving).optional(),
  video_note: z.object({ ...FileFields, duration: z.number(), length: z.number() }).optional(),
  animation: z.object(Moving).optional(),
  audio: z
    .object({ ...Named, duration: z.number(), performer: z.string().optional(), title: z.string().optional() })
    .optional(),
  document: z.object(Named).optional(),
  location: z.object({ latitude: z.number(), longitude: z.number(), live_period: z.number().optional() }).optional(),
  venue: z.object({ title: z.string(), address: z.string().optional() }).optional(),
  contact: z.object({ phone_number: z.string(), first_name: z.string(), last_name: z.string().optional() }).optional(),
  sticker: z.object({ ...FileFields, emoji: z.string().optional() }).optional(),
  poll: z.object({ question: z.string(), options: z.array(z.object({ text: z.string() })) }).optional(),
  dice: z.object({ emoji: z.string(), value: z.number().int() }).optional(),
  game: z.object({ title: z.string(), description: z.string() }).optional(),
  invoice: z
    .object({ title: z.string(), description: z.string(), total_amount: z.number().int(), currency: z.string() })
    .optional(),
  reply_to_message: z
    .object({ message_id: z.number(), forum_topic_created: z.object({ name: z.string() }).optional() })
    .optional(),
  new_chat_members: z.array(User).optional(),
  left_chat_member: User.optional(),
  new_chat_title: z.string().optional(),
  new_chat_photo: z.array(z.unknown()).optional(),
  delete_chat_photo: z.boolean().optional(),
  group_chat_created: z.boolean().optional(),
  supergroup_chat_created: z.boolean().optional(),
  pinned_message: z.unknown().optional(),
  forum_topic_created: z.object({ name: z.string() }).optional(),
  migrate_to_chat_id: z.number().optional(),
  migrate_from_chat_id: z.number().optional(),
});
export type TelegramMessage = z.infer<typeof TelegramMessage>;

const ReactionType = z.looseObject({ type: z.string(), emoji: z.string().optional() });

export const TelegramReaction = z.object({
  chat: Chat,
  message_id: z.number(),
  date: UnixTime,
  /** Absent for an anonymous administrator, who is then `actor_chat`. */
  user: User.optional(),
  actor_chat: Chat.optional(),
  new_reaction: z.array(ReactionType),
});
export type TelegramReaction = z.infer<typeof TelegramReaction>;

const Member = z.object({ user: User, status: z.string() });

/** What the bot may do in a chat has changed. */
export const TelegramMembership = z.object({
  chat: Chat,
  from: User,
  date: UnixTime,
  old_chat_member: Member,
  new_chat_member: Member,
});
export type TelegramMembership = z.infer<typeof TelegramMembership>;

const Connection = z.object({
  id: z.string().regex(/^[^/]+$/),
  user: User,
  is_enabled: z.boolean(),
  rights: z.object({ can_reply: z.boolean().optional() }).optional(),
});

const Deletion = z.object({ business_connection_id: z.string(), chat: Chat, message_ids: z.array(z.number()) });

export const TelegramUpdate = z.looseObject({
  update_id: z.number().int(),
  message: TelegramMessage.optional(),
  edited_message: TelegramMessage.optional(),
  channel_post: TelegramMessage.optional(),
  edited_channel_post: TelegramMessage.optional(),
  message_reaction: TelegramReaction.optional(),
  my_chat_member: TelegramMembership.optional(),
  business_connection: Connection.optional(),
  business_message: TelegramMessage.optional(),
  edited_business_message: TelegramMessage.optional(),
  deleted_business_messages: Deletion.optional(),
});
export type TelegramUpdate = z.infer<typeof TelegramUpdate>;

export const UpdateId = z.object({ update_id: z.number().int() });
