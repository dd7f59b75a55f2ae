import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { DataSource } from "typeorm";
import { BranchId, ConversationId, OperatorId, TeamId, TenantId } from "../../contracts/ids.ts";
import type { Onlooker } from "../../contracts/realtime.ts";

/** Postgres channel by which API processes tell each other who looks at what. Nothing of it is stored. */
export const PRESENCE_CHANNEL = "switchboard_presence";

/** A console says again where it is well within this time; who does not is gone. */
const EXPIRES_MS = 45_000;

const Place = z.object({
  conversationId: ConversationId,
  /** Whose the conversation is, so that each process can decide who may hear of it. */
  holders: z.object({
    branchId: BranchId.nullable(),
    teamId: TeamId.nullable(),
    assigneeId: OperatorId.nullable(),
  }),
  typing: z.boolean(),
});
export type Place = z.infer<typeof Place>;

const Person = z.object({ tenantId: TenantId, operatorId: OperatorId, name: z.string() });
type Person = z.infer<typeof Person>;

/** place null: they look at no conversation any more. */
const Notice = Person.extend({ socketId: z.string(), place: Place.nullable() });
type Notice = z.infer<typeof Notice>;

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

  const tell = (notice: Notice) => {
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
      const { socketId, place, ...person } = Notice.parse(JSON.parse(payload));
      const before = looking.get(socketId);
      if (place?.conversationId !== before?.place.conversationId) forget(socketId);
      if (place === null) return;
      const now = { ...person, place, untilMs: Date.now() + EXPIRES_MS };
      looking.set(socketId, now);
      // Said again only to stay: nothing new for anybody.
      if (JSON.stringify(before?.place) !== JSON.stringify(place)) show(now);
    },
    forgetSilent() {
      for (const [socketId, { untilMs }] of looking) if (untilMs < Date.now()) forget(socketId);
    },
  };
}
