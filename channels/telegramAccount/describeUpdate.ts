import { Api } from "telegram/tl/index.js";
import { nameOf } from "./acquaintance.ts";
import type { Acquaintance } from "./acquaintance.ts";
import { chatIdOf } from "./chatIds.ts";
import { describeMessage } from "./describeMessage.ts";
import type { AccountUpdate } from "./wire.ts";

/** Stands for a paid star and for a custom emoji, which has no character of its own. */
const NAMELESS_EMOJI = "⭐";

/** The chat an update is about; null: a deletion that does not say it, or nothing that is kept. */
export function peerIn(update: unknown): Api.TypePeer | null {
  const told = messageIn(update);
  if (told !== null) return told.peerId;
  if (update instanceof Api.UpdateMessageReactions || update instanceof Api.UpdateReadHistoryOutbox) return update.peer;
  return update instanceof Api.UpdateDeleteChannelMessages || update instanceof Api.UpdateReadChannelOutbox
    ? new Api.PeerChannel({ channelId: update.channelId })
    : null;
}

/** The message that an update brings or changes; null where it brings none. */
export function messageIn(update: unknown): Api.Message | Api.MessageService | null {
  if (
    update instanceof Api.UpdateNewMessage ||
    update instanceof Api.UpdateNewChannelMessage ||
    update instanceof Api.UpdateEditMessage ||
    update instanceof Api.UpdateEditChannelMessage
  )
    return update.message instanceof Api.MessageEmpty ? null : update.message;
  if (update instanceof Api.UpdateShortMessage) {
    const peer = new Api.PeerUser({ userId: update.userId });
    return shortened(update, peer, peer);
  }
  if (!(update instanceof Api.UpdateShortChatMessage)) return null;
  return shortened(update, new Api.PeerChat({ chatId: update.chatId }), new Api.PeerUser({ userId: update.fromId }));
}

function shortened(
  update: Api.UpdateShortMessage | Api.UpdateShortChatMessage,
  peerId: Api.TypePeer,
  fromId: Api.TypePeer,
): Api.Message {
  const { id, date, message, out = false, replyTo, fwdFrom, viaBotId } = update;
  const more = { ...(replyTo && { replyTo }), ...(fwdFrom && { fwdFrom }), ...(viaBotId && { viaBotId }) };
  return new Api.Message({ id, date, message, peerId, fromId, out, ...more });
}

/** What an update tells, one entry for each message it is about; none where it tells nothing that is kept. */
export function describeUpdate(update: unknown, known: Acquaintance, heardAtMs: number): readonly AccountUpdate[] {
  const at = Math.floor(heardAtMs / 1_000);
  const message = messageIn(update);
  if (message !== null) {
    const described = describeMessage(message, known);
    const isNew = !(update instanceof Api.UpdateEditMessage || update instanceof Api.UpdateEditChannelMessage);
    if (isNew) return [described];
    const editedAt = (message instanceof Api.Message ? message.editDate : null) ?? message.date;
    return [{ ...described, told: "edited", editedAt }];
  }
  if (update instanceof Api.UpdateDeleteMessages || update instanceof Api.UpdateDeleteChannelMessages) {
    const peer = peerIn(update);
    const chatId = peer && chatIdOf(peer);
    return update.messages.map((id) => ({ told: "deleted", chatId, id, at }));
  }
  if (update instanceof Api.UpdateReadHistoryOutbox || update instanceof Api.UpdateReadChannelOutbox) {
    const peer = peerIn(update);
    return peer ? [{ told: "read", chatId: chatIdOf(peer), upToId: update.maxId, at }] : [];
  }
  return update instanceof Api.UpdateMessageReactions ? describeReactions(update, known, heardAtMs) : [];
}

/** Telegram names who reacted where the list may be seen; elsewhere it only counts, which says nothing of anybody. */
function describeReactions(
  { peer, msgId: id, reactions }: Api.UpdateMessageReactions,
  known: Acquaintance,
  atMs: number,
): readonly AccountUpdate[] {
  const recent = reactions.recentReactions ?? [];
  const isComplete = reactions.results.reduce((sum, { count }) => sum + count, 0) === recent.length;
  if (recent.length === 0 && !isComplete) return [];
  const people = Map.groupBy(recent, ({ peerId }) => chatIdOf(peerId));
  const by = [...people].map(([person, given]) => ({
    id: person,
    name: nameOf(known(given[0]?.peerId)) ?? person,
    emoji: given.map(({ reaction }) => (reaction instanceof Api.ReactionEmoji ? reaction.emoticon : NAMELESS_EMOJI)),
  }));
  return [{ told: "reacted", chatId: chatIdOf(peer), id, atMs, by, isComplete }];
}
