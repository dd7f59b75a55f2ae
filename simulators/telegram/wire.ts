/** The part of the Bot API's types that the simulator speaks. Source: @grammyjs/types 5.0.0 (Bot API 10). */
export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface Chat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  /** Of groups. */
  readonly title?: string;
  /** Of people. */
  readonly first_name?: string;
  readonly last_name?: string;
  readonly username?: string;
}

export interface FileFields {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size: number;
}

/** Bot API, MessageEntity, as far as anybody here sends them. */
export interface Entity {
  readonly type: "bold" | "italic" | "strikethrough" | "code";
  readonly offset: number;
  readonly length: number;
}

/** Everything of a message but who, where and when. */
export interface Content {
  readonly new_chat_members?: readonly User[];
  readonly left_chat_member?: User;
  readonly new_chat_title?: string;
  readonly forum_topic_created?: { readonly name: string };
  readonly migrate_to_chat_id?: number;
  readonly migrate_from_chat_id?: number;
  readonly text?: string;
  readonly entities?: readonly Entity[];
  readonly caption?: string;
  readonly photo?: readonly (FileFields & { readonly width: number; readonly height: number })[];
  readonly voice?: FileFields & { readonly duration: number; readonly mime_type: string };
  readonly document?: FileFields & { readonly file_name: string; readonly mime_type: string };
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly venue?: {
    readonly location: { readonly latitude: number; readonly longitude: number };
    readonly title: string;
    readonly address: string;
  };
  readonly contact?: { readonly phone_number: string; readonly first_name: string };
  readonly sticker?: FileFields & {
    readonly type: "regular";
    readonly width: number;
    readonly height: number;
    readonly is_animated: boolean;
    readonly is_video: boolean;
    readonly emoji?: string;
  };
}

export interface Message extends Content {
  readonly message_id: number;
  readonly from: User;
  readonly chat: Chat;
  /** Unix seconds. */
  readonly date: number;
  readonly edit_date?: number;
  readonly reply_to_message?: Message;
  readonly message_thread_id?: number;
  readonly is_topic_message?: true;
  readonly business_connection_id?: string;
  /** The bot that wrote it in a person's name. */
  readonly sender_business_bot?: User;
}

export interface BusinessConnection {
  readonly id: string;
  readonly user: User;
  readonly user_chat_id: number;
  readonly date: number;
  readonly rights?: { readonly can_reply?: true };
  readonly is_enabled: boolean;
}

interface ChatMember {
  readonly user: User;
  readonly status: "member" | "kicked" | "left";
  readonly until_date?: number;
}

export interface ChatMemberUpdated {
  readonly chat: Chat;
  readonly from: User;
  readonly date: number;
  readonly old_chat_member: ChatMember;
  readonly new_chat_member: ChatMember;
}

export interface MessageReactionUpdated {
  readonly chat: Chat;
  readonly message_id: number;
  readonly user: User;
  readonly date: number;
  readonly old_reaction: readonly { readonly type: "emoji"; readonly emoji: string }[];
  readonly new_reaction: readonly { readonly type: "emoji"; readonly emoji: string }[];
}

export interface Update {
  readonly update_id: number;
  readonly message?: Message;
  readonly edited_message?: Message;
  readonly message_reaction?: MessageReactionUpdated;
  readonly my_chat_member?: ChatMemberUpdated;
  readonly business_connection?: BusinessConnection;
  readonly business_message?: Message;
  readonly edited_business_message?: Message;
  readonly deleted_business_messages?: {
    readonly business_connection_id: string;
    readonly chat: Chat;
    readonly message_ids: readonly number[];
  };
}

export type UpdateContent = Omit<Update, "update_id">;
