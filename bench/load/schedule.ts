import { seededRandom, type Random } from "../../simulators/seededRandom.ts";
import type { LoadPlan } from "./arguments.ts";
import { BURST_MEAN, burstOffsets } from "./bursts.ts";
import { TURNS_OF_A_CUSTOMER, textsOfTurn } from "./script.ts";

/** One message that will be sent, whatever the system under load is doing by then. */
export interface Arrival {
  /** Milliseconds after the load began. */
  readonly atMs: number;
  readonly chatId: number;
  /** Which burst of the whole load it belongs to; a single message is a burst of one. */
  readonly burst: number;
  readonly text: string;
}

export interface ScheduleSettings extends Pick<LoadPlan, "rate" | "seconds" | "conversations" | "profile" | "seed"> {
  /** Chats and bursts are numbered from here, so that two schedules have none in common. */
  readonly first: number;
}

/**
 * All arrivals of a load, earliest first, the same for the same seed. Bursts begin at random and independently of each
 * other (a Poisson process), and go round the conversations in turn, so that each rests as long as possible.
 */
export function createSchedule(settings: ScheduleSettings): readonly Arrival[] {
  const { rate, seconds, conversations, profile, seed, first } = settings;
  const random = seededRandom(seed);
  const offsetsOf = profile === "single" ? () => [0] : burstOffsets;
  const burstsPerMs = rate / (profile === "single" ? 1 : BURST_MEAN) / 1_000;
  const arrivals: Arrival[] = [];
  for (let burst = 0, atMs = pause(random, burstsPerMs); atMs < seconds * 1_000; atMs += pause(random, burstsPerMs)) {
    const round = Math.floor(burst / conversations);
    const customer = Math.floor(round / TURNS_OF_A_CUSTOMER);
    const chatId = first + customer * conversations + (burst % conversations);
    const offsets = offsetsOf(random);
    const texts = textsOfTurn(round % TURNS_OF_A_CUSTOMER, offsets.length, random);
    for (const [index, offsetMs] of offsets.entries())
      arrivals.push({ atMs: atMs + offsetMs, chatId, burst: first + burst, text: texts[index] ?? "" });
    burst += 1;
  }
  return arrivals.sort((a, b) => a.atMs - b.atMs);
}

const pause = (random: Random, perMs: number) => -Math.log(1 - random()) / perMs;
