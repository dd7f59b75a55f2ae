import type { MessageContent } from "../../contracts/message.ts";
import { userName } from "./names.ts";
import { authorOf } from "./originOf.ts";
import type { TelegramMembership, TelegramMessage } from "./updates.ts";

type Service = Extract<MessageContent, { kind: "service" }>;

/** What happened in a chat without anybody saying anything; null where somebody said something. */
export function serviceOf(message: TelegramMessage): Service | null {
  const { new_chat_members: came, left_chat_member: left, from } = message;
  const by = authorOf(message);
  const happened = (event: Service["event"], more: Partial<Service> = {}): Service => ({
    kind: "service",
    event,
    ...(by !== undefined && { by }),
    ...more,
  });
  if (came !== undefined) {
    const joinedThemselves = came.length === 1 && came[0]?.id === from?.id;
    return joinedThemselves ? happened("joined") : happened("added", { whom: came.map((user) => userName(user)) });
  }
  if (left !== undefined)
    return left.id === from?.id ? happened("left") : happened("removed", { whom: [userName(left)] });
  if (message.new_chat_title !== undefined) return happened("titleChanged", { title: message.new_chat_title });
  if (message.new_chat_photo !== undefined || message.delete_chat_photo) return happened("photoChanged");
  if (message.pinned_message !== undefined) return happened("pinned");
  const topic = message.forum_topic_created?.name;
  if (message.group_chat_created || message.supergroup_chat_created || topic !== undefined)
    return happened("created", { title: topic ?? message.chat.title ?? "" });
  return null;
}

/** Statuses of who is not in a chat, or has shut the bot out (Bot API, ChatMember). */
const GONE: ReadonlySet<string> = new Set(["left", "kicked"]);

/** Whether the bot can still write there, as a line of the conversation; null where that is as before. */
export function membershipOf({ chat, from, old_chat_member, new_chat_member }: TelegramMembership): Service | null {
  const [was, is] = [old_chat_member, new_chat_member].map(({ status }) => !GONE.has(status));
  if (was === is) return null;
  const isPrivate = chat.type === "private";
  const event = is ? (isPrivate ? "botUnblocked" : "botAdded") : isPrivate ? "botBlocked" : "botRemoved";
  return { kind: "service", event, by: userName(from) };
}
