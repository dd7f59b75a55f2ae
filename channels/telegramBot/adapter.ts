import { Api, GrammyError, InputFile } from "grammy";
import { z } from "zod";
import type { ChannelCheck } from "../../contracts/channelAccount.ts";
import { FILE_SEND_TIMEOUT_MS } from "../../contracts/delivery.ts";
import { longestText } from "../../contracts/channel.ts";
import type { FileLimits } from "../../contracts/channel.ts";
import { defineChannel, FileGone } from "../channelAdapter.ts";
import type { Channel, OutgoingFile } from "../channelAdapter.ts";
import type { Outbound, Outbounds } from "../outbound.ts";
import { ADDRESS_REFUSED, isAddressRefused } from "../privateAddresses.ts";
import { secretsMatch } from "../secretsMatch.ts";
import { messageNumber, readAddress } from "./chatAddress.ts";
import { entitiesOf } from "./entities.ts";
import { grammySignal } from "./grammySignal.ts";
import { isDoneAlready, outcomeOf } from "./outcomes.ts";
import { parseTelegramUpdate } from "./parse.ts";
import { sendTo } from "./sendTo.ts";
import type { Placed } from "./sendTo.ts";

const SECRET_HEADER = "x-telegram-bot-api-secret-token";
/** A bot deletes its messages for 48 hours (Bot API, deleteMessage); to edit them no longer would only confuse. */
const CHANGEABLE_FOR_MS = 48 * 3_600_000;
/** Of those that Bot API, ReactionTypeEmoji, lists. A bot has one reaction to a message (setMessageReaction). */
const REACTIONS = ["👍", "❤", "🙏", "👌", "🔥", "🎉", "😁", "😢"] as const;
const MEGABYTE = 1_048_576;
/** Bot API, "Sending files" and sendVoice: what is played as a voice message is OGG with Opus, MP3 or M4A. */
const FILES: FileLimits = {
  captionLength: 1_024,
  bytesMax: 50 * MEGABYTE,
  photo: {
    bytesMax: 10 * MEGABYTE,
    types: ["image/jpeg", "image/png", "image/webp"],
    sidesMax: 10_000,
    ratioMax: 20,
  },
  voice: { bytesMax: 50 * MEGABYTE, types: ["audio/ogg", "audio/mpeg", "audio/x-m4a"] },
};

/**
 * Reactions are told only to those who name them. Deletions and receipts are not told to bots at all, but for the accounts
 * that they answer for.
 */
const ALLOWED_UPDATES = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "message_reaction",
  "my_chat_member",
  "business_connection",
  "business_message",
  "edited_business_message",
  "deleted_business_messages",
] as const;

interface TelegramOptions {
  readonly root: string;
  readonly outbounds: Outbounds;
}

/** Where an account's Bot API server is, and how it is reached. */
interface ApiAddress {
  readonly apiRoot: string;
  readonly outbound: Outbound;
}

/**
 * Telegram's Bot API. It neither deduplicates sends nor shows a bot its history, so an unknown outcome stays uncertain
 * until a person decides. grammY's own retries are not used: Temporal and the outbox own retrying.
 */
export const telegramBotChannel = ({ root, outbounds }: TelegramOptions): Channel => {
  const addressOf = (apiRoot: string | undefined): ApiAddress =>
    apiRoot === undefined ? { apiRoot: root, outbound: outbounds.trusted } : { apiRoot, outbound: outbounds.guarded };
  return defineChannel({
    kind: "telegramBot",
    label: "Telegram bot",
    limits: { textLength: longestText.telegramBot, changeableForMs: CHANGEABLE_FOR_MS, formatting: true },
    settings: z.object({
      token: z
        .string()
        .trim()
        .regex(/^\d+:[\w-]{30,}$/)
        .meta({ title: "Bot token from @BotFather", format: "password" }),
      apiRoot: z.url().optional().meta({ title: "Own Bot API server" }),
    }),
    deduplicatesSends: false,
    findSent: null,

    verify: ({ headers }, hookSecret) => secretsMatch(headers[SECRET_HEADER], hookSecret),
    parse: parseTelegramUpdate,

    send: ({ token, apiRoot }, { chatId, text, marks, quotedExternalId }, signal) =>
      sendTo(readAddress(chatId), quotedExternalId, (chat, options) =>
        apiFor(token, addressOf(apiRoot)).sendMessage(
          chat,
          text,
          { ...options, ...entitiesOf(marks) },
          grammySignal(signal),
        ),
      ),

    async changeSent({ token, apiRoot }, { chatId, externalId, text, marks }, signal) {
      const api = apiFor(token, addressOf(apiRoot));
      const { chatId: chat, connectionId } = readAddress(chatId);
      const messageId = messageNumber(externalId);
      const inAccount = connectionId === undefined ? {} : { business_connection_id: connectionId };
      try {
        if (text !== null) {
          const options = { ...inAccount, ...entitiesOf(marks) };
          await api.editMessageText(chat, messageId, text, options, grammySignal(signal));
        } else if (connectionId === undefined) await api.deleteMessage(chat, messageId, grammySignal(signal));
        else await api.deleteBusinessMessages(connectionId, [messageId], grammySignal(signal));
        return { kind: "ok" };
      } catch (error) {
        return isDoneAlready(error, text === null) ? { kind: "ok" } : outcomeOf(error);
      }
    },

    reactions: {
      emoji: REACTIONS,
      async react({ token, apiRoot }, { chatId, externalId, emoji }, signal) {
        const wanted = REACTIONS.filter((one) => one === emoji).map((one) => ({ type: "emoji", emoji: one }) as const);
        const { chatId: chat, connectionId } = readAddress(chatId);
        if (connectionId !== undefined)
          return { kind: "permanent", detail: "in a person's account the bot may not react" };
        try {
          const api = apiFor(token, addressOf(apiRoot));
          await api.setMessageReaction(chat, messageNumber(externalId), wanted, {}, grammySignal(signal));
          return { kind: "ok" };
        } catch (error) {
          return outcomeOf(error);
        }
      },
    },

    files: {
      limits: FILES,
      send: ({ token, apiRoot }, file, signal) =>
        sendTo(readAddress(file.chatId), file.quotedExternalId, (chat, options) =>
          sendFile(apiFor(token, addressOf(apiRoot)), chat, file, options, signal),
        ),
    },

    check: ({ token, apiRoot }, signal) =>
      checked(async () => {
        const me = await apiFor(token, addressOf(apiRoot)).getMe(grammySignal(signal));
        return `@${me.username}`;
      }),

    connect: ({ token, apiRoot }, { url, secret }, signal) =>
      checked(async () => {
        const options = {
          secret_token: secret,
          allowed_updates: ALLOWED_UPDATES,
        };
        await apiFor(token, addressOf(apiRoot)).setWebhook(url, options, grammySignal(signal));
        return null;
      }),

    async fetchFile({ token, apiRoot }, fileId, signal) {
      const address = addressOf(apiRoot);
      const path = await filePath(apiFor(token, address), fileId, signal);
      const response = await address.outbound.fetch(`${address.apiRoot}/file/bot${token}/${path}`, { signal });
      if (!response.ok) throw new Error(`Telegram answered ${response.status} for a file.`);
      return { bytes: await response.bytes(), mimeType: null };
    },
  });
};

function sendFile(
  api: Api,
  chatId: string,
  { content, bytes, fileName }: OutgoingFile,
  placed: Placed,
  signal: AbortSignal,
) {
  // grammY writes the name into the form's header as it is; without quotes it would end at its first semicolon.
  const file = new InputFile(bytes, `"${fileName}"`);
  const options = {
    ...placed,
    ...(content.caption !== undefined && { caption: content.caption }),
  };
  switch (content.kind) {
    case "photo":
      return api.sendPhoto(chatId, file, options, grammySignal(signal));
    case "voice": {
      const duration = Math.round(content.durationSeconds);
      return api.sendVoice(chatId, file, { ...options, duration }, grammySignal(signal));
    }
    case "document":
      return api.sendDocument(chatId, file, { ...options, disable_content_type_detection: true }, grammySignal(signal));
  }
}

/** Without retries of its own: Temporal and the outbox own retrying. Connections stay open with the agents, not with this. */
function apiFor(token: string, { apiRoot, outbound: { agentFor: agent } }: ApiAddress): Api {
  return new Api(token, {
    apiRoot,
    // Whoever calls gives up earlier, by its signal.
    timeoutSeconds: FILE_SEND_TIMEOUT_MS / 1_000,
    baseFetchConfig: { agent, compress: true },
  });
}

async function checked(ask: () => Promise<string | null>): Promise<ChannelCheck> {
  try {
    return { ok: true, title: await ask(), problem: null };
  } catch (error) {
    const unreachable = isAddressRefused(error) ? ADDRESS_REFUSED : "Telegram cannot be reached";
    const problem = error instanceof GrammyError ? error.description : unreachable;
    return { ok: false, title: null, problem };
  }
}

/** A link is good for an hour; files over 20 MB are never given to a bot. */
async function filePath(api: Api, fileId: string, signal: AbortSignal): Promise<string> {
  try {
    const { file_path } = await api.getFile(fileId, grammySignal(signal));
    if (file_path === undefined) throw new FileGone("Telegram gave no path for the file");
    return file_path;
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) throw new FileGone(error.description);
    throw error;
  }
}
