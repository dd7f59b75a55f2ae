import { returnBigInt } from "telegram/Helpers.js";
import { Api } from "telegram/tl/index.js";
import type { createBox } from "./box.ts";
import type { Owner } from "./owner.ts";
import { seconds } from "./seconds.ts";

type Box = ReturnType<typeof createBox>;
type Tell = (update: Api.TypeUpdate) => void;

interface Chance {
  /** The server knows it, but the push never arrives. */
  readonly lost?: boolean;
}

/** What people do to an account's messages after they were written, in its chats and groups or in one of its channels. */
export function createHappenings(owner: Owner, tell: Tell, box: Box = owner.box, channelId: number | null = null) {
  const pushed = (update: Api.TypeUpdate, { lost = false }: Chance) => {
    if (!lost) tell(update);
  };
  const messageOf = (id: number) => {
    const message = box.history.find((kept) => kept.message.id === id)?.message;
    if (!(message instanceof Api.Message)) throw new Error(`There is no message ${id}.`);
    return message;
  };
  const peerOf = (id: number) => messageOf(id).peerId;
  const channel = { channelId: returnBigInt(channelId ?? 0) };
  return {
    edit(id: number, text: string, chance: Chance = {}) {
      const message = new Api.Message({ ...fieldsOf(messageOf(id)), message: text, editDate: seconds() });
      box.replace(message);
      const Edited = channelId === null ? Api.UpdateEditMessage : Api.UpdateEditChannelMessage;
      pushed(
        box.change((pts) => new Edited({ message, pts, ptsCount: 1 })),
        chance,
      );
    },
    remove(ids: number[], chance: Chance = {}) {
      box.remove(ids);
      const update = box.change((pts) =>
        channelId === null
          ? new Api.UpdateDeleteMessages({ messages: ids, pts, ptsCount: 1 })
          : new Api.UpdateDeleteChannelMessages({ ...channel, messages: ids, pts, ptsCount: 1 }),
      );
      pushed(update, chance);
    },
    /** Everybody's reactions to a message, as they are now. */
    react(id: number, given: readonly { readonly personId: number; readonly emoji: string }[]) {
      const recentReactions = given.map(({ personId, emoji }) => {
        const peerId = new Api.PeerUser({ userId: returnBigInt(personId) });
        return new Api.MessagePeerReaction({
          peerId,
          date: seconds(),
          reaction: new Api.ReactionEmoji({ emoticon: emoji }),
        });
      });
      const results = [...Map.groupBy(given, ({ emoji }) => emoji)].map(
        ([emoticon, by]) => new Api.ReactionCount({ reaction: new Api.ReactionEmoji({ emoticon }), count: by.length }),
      );
      const reactions = new Api.MessageReactions({ canSeeList: true, results, recentReactions });
      tell(new Api.UpdateMessageReactions({ peer: peerOf(id), msgId: id, reactions }));
    },
    /** Somebody has read what the account wrote, up to this message. */
    read(upTo: number) {
      tell(
        channelId === null
          ? box.change((pts) => new Api.UpdateReadHistoryOutbox({ peer: peerOf(upTo), maxId: upTo, pts, ptsCount: 1 }))
          : new Api.UpdateReadChannelOutbox({ ...channel, maxId: upTo }),
      );
    },
  };
}

const fieldsOf = ({ id, date, peerId, fromId, out, media, groupedId }: Api.Message) => ({
  id,
  date,
  peerId,
  ...(fromId && { fromId }),
  ...(out && { out }),
  ...(media && { media }),
  ...(groupedId && { groupedId }),
});
