import type { ConversationId } from "../../contracts/ids.ts";
import { PRESENCE_EXPIRES_MS, PresenceNotice } from "../../contracts/presence.ts";

/** Telegram shows it for about six seconds; asked no oftener than this. */
const AGAIN_MS = 5_000;

export interface Typists {
  /** What an API process told of somebody's place. */
  readonly hear: (payload: string) => void;
  /** Tells again of those who still type. Called every second or so. */
  remind(): void;
}

/** In which conversations operators type at this moment; `tell` is called for each, at most every five seconds. */
export function createTypists(tell: (id: ConversationId) => void, now: () => number = Date.now): Typists {
  const typing = new Map<string, { readonly conversationId: ConversationId; readonly untilMs: number }>();
  const toldAtMs = new Map<ConversationId, number>();

  const tellIfDue = (id: ConversationId) => {
    if (now() - (toldAtMs.get(id) ?? 0) < AGAIN_MS) return;
    toldAtMs.set(id, now());
    tell(id);
  };
  return {
    hear(payload) {
      const { socketId, place } = PresenceNotice.parse(JSON.parse(payload));
      typing.delete(socketId);
      if (place?.typing !== true) return;
      typing.set(socketId, { conversationId: place.conversationId, untilMs: now() + PRESENCE_EXPIRES_MS });
      tellIfDue(place.conversationId);
    },
    remind() {
      for (const [socketId, { untilMs }] of typing) if (untilMs < now()) typing.delete(socketId);
      for (const [id, atMs] of toldAtMs) if (now() - atMs >= AGAIN_MS) toldAtMs.delete(id);
      for (const { conversationId } of typing.values()) tellIfDue(conversationId);
    },
  };
}
