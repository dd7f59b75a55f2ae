import { defineChannel } from "../channelAdapter.ts";
import type { Channel } from "../channelAdapter.ts";
import type { HeldSessions } from "./heldSessions.ts";
import { parseAccountUpdate } from "./parse.ts";
import { TelegramAccountSettings } from "./settings.ts";

/** UTF-16 units (https://core.telegram.org/api/config, message_length_max). */
const LONGEST_TEXT = 4_096;

/**
 * Telegram as a person uses it (MTProto). Deduplicates sends by `random_id`. There are no webhooks: the process that holds
 * the account's connection accepts what comes over it, and only there can be sent and fetched.
 */
export const telegramAccountChannel = (held: HeldSessions | undefined): Channel =>
  defineChannel({
    kind: "telegramAccount",
    label: "Telegram account",
    limits: { textLength: LONGEST_TEXT, changeableForMs: null },
    settings: TelegramAccountSettings,
    deduplicatesSends: true,
    findSent: null,
    changeSent: null,
    files: null,
    connect: null,
    verify: () => false,
    parse: parseAccountUpdate,

    async send({ session }, message, signal) {
      const connection = held?.find(session);
      return connection === undefined
        ? { kind: "retryBackoff", detail: "the account is not held by this process" }
        : connection.send(message, signal);
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
