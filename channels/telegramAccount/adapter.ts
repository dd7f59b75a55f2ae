import { longestText } from "../../contracts/channel.ts";
import { defineChannel } from "../channelAdapter.ts";
import type { Channel } from "../channelAdapter.ts";
import { FILES } from "./fileLimits.ts";
import type { HeldSessions } from "./heldSessions.ts";
import { parseAccountUpdate } from "./parse.ts";
import { REACTIONS } from "./react.ts";
import { TelegramAccountSettings } from "./settings.ts";

/** For so long what was written can be edited (the same page, edit_time_limit); to delete it no longer would only confuse. */
const CHANGEABLE_FOR_MS = 48 * 3_600_000;

const NOT_HELD = { kind: "retryBackoff", detail: "the account is not held by this process" } as const;

/**
 * Telegram as a person uses it (MTProto). Deduplicates sends by `random_id`. There are no webhooks: the process that holds
 * the account's connection accepts what comes over it, and only there can be sent and fetched.
 */
export const telegramAccountChannel = (held: HeldSessions | undefined): Channel =>
  defineChannel({
    kind: "telegramAccount",
    label: "Telegram account",
    limits: { textLength: longestText.telegramAccount, changeableForMs: CHANGEABLE_FOR_MS, formatting: true },
    settings: TelegramAccountSettings,
    deduplicatesSends: true,
    findSent: null,
    connect: null,
    verify: () => false,
    parse: parseAccountUpdate,

    async send({ session }, message, signal) {
      return held?.find(session)?.send(message, signal) ?? NOT_HELD;
    },

    async changeSent({ session }, change, signal) {
      return held?.find(session)?.changeSent(change, signal) ?? NOT_HELD;
    },

    reactions: {
      emoji: REACTIONS,
      react: async ({ session }, reaction, signal) => held?.find(session)?.react(reaction, signal) ?? NOT_HELD,
    },

    files: {
      limits: FILES,
      send: async ({ session }, file, signal) => held?.find(session)?.send(file, signal) ?? NOT_HELD,
    },

    async check() {
      return { ok: false, title: null, problem: "the process that holds the account checks it every minute" };
    },

    async fetchFile({ session }, fileId) {
      const connection = held?.find(session);
      if (connection === undefined) throw new Error("The account is not held by this process.");
      return connection.fetchFile(fileId);
    },
  });
