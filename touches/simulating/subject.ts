import type { ChannelKind } from "../../contracts/channel.ts";
import type { FactValue, Facts } from "../../contracts/facts.ts";
import type { ChannelAccountId, ContactId, MessageId, StageId } from "../../contracts/ids.ts";
import type { RunEvent, RunLine, RunState } from "../../contracts/touchRun.ts";
import type { World } from "../world.ts";

/** What is the same for all contacts of a tenant. */
export type Surroundings = Pick<World, "tenantZone" | "businessHours" | "quietHours" | "caps"> & {
  /** The pipeline of each stage, where they are known. */
  readonly pipelines: ReadonlyMap<StageId, string>;
  /** Who answers in a conversation that was closed and begins anew. */
  readonly startMode: "bot" | "operator";
  /** What templates may say of the tenant (`shop.…`). */
  readonly texts: Readonly<Record<string, string | null>>;
  /** Runs that may begin within an hour. */
  readonly runsPerHour: number;
  /** Touches that leave by one account of a kind in a minute; null: however many there are. */
  readonly pace: Readonly<Record<ChannelKind, number>> | null;
};

/** How the contact can be reached. */
export interface Way {
  readonly accountId: ChannelAccountId;
  readonly channelKind: ChannelKind;
}

/** What happens to a contact, whatever the sequence does, and what is known of them from then on. */
export interface SubjectEvent {
  readonly event: RunEvent;
  readonly changes: Facts;
}

/** A contact on whom a sequence is tried. */
export interface Subject {
  readonly id: ContactId;
  /** Null: as in the real world; else nobody has this id. */
  readonly isInvented: boolean;
  readonly name: string;
  readonly zone: string;
  /** As they are when the simulated time begins. Who has no `conversation.status` has no conversation. */
  readonly facts: Facts;
  readonly isSuppressed: boolean;
  /** Touches before the simulated time, oldest first. */
  readonly touchedAtMs: readonly number[];
  /** The one used last stands first. */
  readonly ways: readonly Way[];
  /** By time. */
  readonly events: readonly SubjectEvent[];
  /** When somebody has them begin; null: only by what happens to them. */
  readonly beginsAtMs: number | null;
}

export interface LiveRun {
  readonly startedAtMs: number;
  /** Null: only counted. */
  readonly lines: RunLine[] | null;
  state: RunState;
  /** Its place in the pace of an account, for the message of this step by this way. */
  place: { readonly ordinal: number; readonly attempt: number; readonly atMs: number } | null;
}

/** A subject while the simulated time goes on. */
export interface Live {
  readonly subject: Subject;
  readonly facts: Record<string, FactValue | undefined>;
  readonly touchedAtMs: number[];
  readonly begunAtMs: number[];
  /** When each message of the sequence was sent, in their order. */
  readonly sentAtMs: Map<MessageId, number>;
  /** What the sequence itself has brought about and was not heard yet, by time. */
  readonly ahead: SubjectEvent[];
  /** Of each segment of the definition: whether they fit when last looked at. */
  readonly fits: boolean[];
  isSuppressed: boolean;
  /** The place in the subject's own events. */
  heard: number;
  hasBegunByHand: boolean;
  lookAtMs: number | null;
  run: LiveRun | null;
  lastEndedAtMs: number | null;
}
