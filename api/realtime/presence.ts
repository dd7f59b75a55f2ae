import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { DataSource } from "typeorm";
import { ConversationId, OperatorId, TenantId } from "../../contracts/ids.ts";
import type { Onlooker } from "../../contracts/realtime.ts";

/** Postgres channel by which API processes tell each other who looks at what. Nothing of it is stored. */
export const PRESENCE_CHANNEL = "switchboard_presence";

/** A console says again where it is well within this time; who does not is gone. */
const EXPIRES_MS = 45_000;

const Notice = z.object({
  socketId: z.string(),
  tenantId: TenantId,
  operatorId: OperatorId,
  name: z.string(),
  /** Null: they look at no conversation any more. */
  conversationId: ConversationId.nullable(),
  typing: z.boolean(),
});
type Notice = z.infer<typeof Notice>;

type Watcher = (onlookers: readonly Onlooker[]) => void;

interface Looking {
  readonly operatorId: OperatorId;
  readonly name: string;
  readonly conversationId: ConversationId;
  readonly typing: boolean;
  readonly untilMs: number;
}

export interface Presence {
  /** This socket's operator looks at a conversation they may see (or at none), and hears who else does. */
  look(socketId: string, place: Omit<Notice, "socketId">, watcher: Watcher): void;
  leave(socketId: string): void;
  /** What some process, this one included, has told. */
  readonly hear: (payload: string) => void;
  readonly newSocketId: () => string;
}

/** Who looks at which conversation, over all API processes. Forgetful on purpose: it is shown, and nothing depends on it. */
export function createPresence(db: DataSource): Presence {
  const looking = new Map<string, Looking>();
  const watchers = new Map<string, { readonly conversationId: ConversationId; readonly watcher: Watcher }>();
  const places = new Map<string, Omit<Notice, "socketId">>();

  const tell = (notice: Notice) => {
    db.query(`SELECT pg_notify($1, $2)`, [PRESENCE_CHANNEL, JSON.stringify(notice)]).catch(() => undefined);
  };
  const show = (conversationId: ConversationId) => {
    for (const [socketId, { conversationId: watched, watcher }] of watchers) {
      if (watched === conversationId) watcher(onlookersOf(conversationId, socketId));
    }
  };
  /** Once each, however many windows they have open; not the one who asks. */
  const onlookersOf = (conversationId: ConversationId, socketId: string): readonly Onlooker[] => {
    const mine = places.get(socketId)?.operatorId;
    const others = new Map<OperatorId, Onlooker>();
    for (const one of looking.values()) {
      if (one.conversationId !== conversationId || one.operatorId === mine || one.untilMs < Date.now()) continue;
      const typing = one.typing || (others.get(one.operatorId)?.typing ?? false);
      others.set(one.operatorId, { operatorId: one.operatorId, name: one.name, typing });
    }
    return [...others.values()];
  };

  return {
    newSocketId: randomUUID,
    look(socketId, place, watcher) {
      places.set(socketId, place);
      if (place.conversationId === null) watchers.delete(socketId);
      else watchers.set(socketId, { conversationId: place.conversationId, watcher });
      tell({ socketId, ...place });
    },
    leave(socketId) {
      const place = places.get(socketId);
      watchers.delete(socketId);
      places.delete(socketId);
      if (place !== undefined) tell({ socketId, ...place, conversationId: null, typing: false });
    },
    hear(payload) {
      const { socketId, operatorId, name, conversationId, typing } = Notice.parse(JSON.parse(payload));
      const before = looking.get(socketId)?.conversationId;
      if (conversationId === null) looking.delete(socketId);
      else looking.set(socketId, { operatorId, name, conversationId, typing, untilMs: Date.now() + EXPIRES_MS });
      if (before !== undefined && before !== conversationId) show(before);
      if (conversationId !== null) show(conversationId);
    },
  };
}
