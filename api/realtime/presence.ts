import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { ConversationId, OperatorId, TenantId } from "../../contracts/ids.ts";
import { PRESENCE_CHANNEL, PRESENCE_EXPIRES_MS, PresenceNotice } from "../../contracts/presence.ts";
import type { Place } from "../../contracts/presence.ts";
import type { Onlooker } from "../../contracts/realtime.ts";

type Person = Pick<PresenceNotice, "tenantId" | "operatorId" | "name">;

interface Looking extends Person {
  readonly place: Place;
  readonly untilMs: number;
}

/** Who looks at a conversation now; nobody any more where `onlookers` is empty. */
export interface Sight extends Omit<Place, "typing"> {
  readonly tenantId: TenantId;
  readonly onlookers: readonly Onlooker[];
}
type Watcher = (sight: Sight) => void;

export interface Presence {
  /** A socket hears who looks at what, in every tenant, and first of all who does already. What of it may be shown is its own to decide. */
  watch(socketId: string, watcher: Watcher): void;
  /** This socket's operator looks at a conversation they may see, or at none. */
  look(socketId: string, person: Person, place: Place | null): void;
  leave(socketId: string): void;
  /** What some process, this one included, has told. */
  readonly hear: (payload: string) => void;
  /** Lets go of those who have not said for long where they are: their process may have died without a word. */
  forgetSilent(): void;
  readonly newSocketId: () => string;
}

/** Who looks at which conversation, over all API processes. Forgetful on purpose: it is shown, and nothing depends on it. */
export function createPresence(db: DataSource): Presence {
  const looking = new Map<string, Looking>();
  const watchers = new Map<string, Watcher>();
  const people = new Map<string, Person>();

  const tell = (notice: PresenceNotice) => {
    db.query(`SELECT pg_notify($1, $2)`, [PRESENCE_CHANNEL, JSON.stringify(notice)]).catch(() => undefined);
  };
  const show = ({ tenantId, place: { conversationId, holders } }: Looking) => {
    const sight = { tenantId, conversationId, holders, onlookers: onlookersOf(conversationId) };
    for (const watcher of watchers.values()) watcher(sight);
  };
  /** Once each, however many windows they have open. */
  const onlookersOf = (conversationId: ConversationId): readonly Onlooker[] => {
    const found = new Map<OperatorId, Onlooker>();
    for (const { operatorId, name, place } of looking.values()) {
      if (place.conversationId !== conversationId) continue;
      found.set(operatorId, { operatorId, name, typing: place.typing || (found.get(operatorId)?.typing ?? false) });
    }
    return [...found.values()];
  };
  const forget = (socketId: string) => {
    const before = looking.get(socketId);
    looking.delete(socketId);
    if (before !== undefined) show(before);
  };

  return {
    newSocketId: randomUUID,
    watch(socketId, watcher) {
      watchers.set(socketId, watcher);
      for (const { tenantId, place } of looking.values()) {
        watcher({ tenantId, ...place, onlookers: onlookersOf(place.conversationId) });
      }
    },
    look(socketId, person, place) {
      people.set(socketId, person);
      tell({ socketId, ...person, place });
    },
    leave(socketId) {
      const person = people.get(socketId);
      watchers.delete(socketId);
      people.delete(socketId);
      if (person !== undefined) tell({ socketId, ...person, place: null });
    },
    hear(payload) {
      const { socketId, place, ...person } = PresenceNotice.parse(JSON.parse(payload));
      const before = looking.get(socketId);
      if (place?.conversationId !== before?.place.conversationId) forget(socketId);
      if (place === null) return;
      const now = { ...person, place, untilMs: Date.now() + PRESENCE_EXPIRES_MS };
      looking.set(socketId, now);
      // Said again only to stay: nothing new for anybody.
      if (JSON.stringify(before?.place) !== JSON.stringify(place)) show(now);
    },
    forgetSilent() {
      for (const [socketId, { untilMs }] of looking) if (untilMs < Date.now()) forget(socketId);
    },
  };
}
