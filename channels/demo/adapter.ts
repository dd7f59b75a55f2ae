import { z } from "zod";
import {
  DEMO_CHANGEABLE_FOR_MS,
  DEMO_FILE_BYTES_MAX,
  DEMO_LONGEST_CAPTION,
  DEMO_PHOTO_BYTES_MAX,
  DEMO_REACTIONS,
  DEMO_SECRET_HEADER,
  DemoAccount,
  DemoHistory,
  DemoSendResult,
} from "../../contracts/demoMessenger.ts";
import { longestText } from "../../contracts/channel.ts";
import type { FileLimits } from "../../contracts/channel.ts";
import type { ChangeOutcome, SendOutcome } from "../../contracts/update.ts";
import { defineChannel, FileGone } from "../channelAdapter.ts";
import type { Channel, OutgoingText } from "../channelAdapter.ts";
import { neverConnected } from "../neverConnected.ts";
import { secretsMatch } from "../secretsMatch.ts";
import type { Outbounds } from "../outbound.ts";
import { ADDRESS_REFUSED, isAddressRefused } from "../privateAddresses.ts";
import { callDemo, changeRefused, detailOf, sendRefused } from "./callDemo.ts";
import type { DemoAddress } from "./callDemo.ts";
import { parseDemoUpdate } from "./parse.ts";

interface DemoOptions {
  readonly root: string | undefined;
  readonly outbounds: Outbounds;
}

const FILES: FileLimits = {
  captionLength: DEMO_LONGEST_CAPTION,
  bytesMax: DEMO_FILE_BYTES_MAX,
  photo: {
    bytesMax: DEMO_PHOTO_BYTES_MAX,
    types: ["image/jpeg", "image/png", "image/webp", "image/gif"],
    sidesMax: Number.POSITIVE_INFINITY,
    ratioMax: Number.POSITIVE_INFINITY,
  },
  voice: { bytesMax: DEMO_FILE_BYTES_MAX, types: ["audio/ogg", "audio/mpeg", "audio/x-m4a", "audio/wav"] },
};

/** The demo messenger (contracts/demoMessenger.ts). It does not deduplicate sends, but has a history to look them up in. */
export const demoChannel = ({ root, outbounds }: DemoOptions): Channel => {
  const addressOf = (apiRoot: string | undefined): DemoAddress =>
    apiRoot === undefined ? { root, outbound: outbounds.trusted } : { root: apiRoot, outbound: outbounds.guarded };
  return defineChannel({
    kind: "demo",
    label: "Demo messenger",
    limits: { textLength: longestText.demo, changeableForMs: DEMO_CHANGEABLE_FOR_MS, formatting: false },
    settings: z.object({
      token: z.string().min(1).meta({ title: "Token", format: "password" }),
      apiRoot: z.url().optional().meta({ title: "Address of the messenger" }),
    }),
    deduplicatesSends: false,
    connect: null,

    verify: ({ headers }, hookSecret) => secretsMatch(headers[DEMO_SECRET_HEADER], hookSecret),
    parse: parseDemoUpdate,

    send: ({ token, apiRoot }, { chatId, text, ...named }, signal) =>
      outcomeOf(chatId, () =>
        callDemo(addressOf(apiRoot), token, `/chats/${encodeURIComponent(chatId)}/messages`, {
          signal,
          json: { text, ...namesOf(named) },
        }),
      ),

    files: {
      limits: FILES,
      send: ({ token, apiRoot }, { chatId, content, bytes, fileName, mimeType, ...named }, signal) => {
        const request = Object.entries({ ...content, fileName, ...namesOf(named) });
        const query = new URLSearchParams(request.map(([name, value]): [string, string] => [name, String(value)]));
        return outcomeOf(chatId, () =>
          callDemo(addressOf(apiRoot), token, `/chats/${encodeURIComponent(chatId)}/files?${query.toString()}`, {
            signal,
            file: { bytes, mimeType },
          }),
        );
      },
    },

    changeSent({ token, apiRoot }, { chatId, externalId, text }, signal) {
      const request = text === null ? ({ method: "DELETE" } as const) : ({ method: "PATCH", json: { text } } as const);
      return changeOf(text === null, () =>
        callDemo(addressOf(apiRoot), token, pathOf(chatId, externalId), { signal, ...request }),
      );
    },

    reactions: {
      emoji: DEMO_REACTIONS,
      react: ({ token, apiRoot }, { chatId, externalId, emoji }, signal) => {
        const path = `${pathOf(chatId, externalId)}/reaction`;
        return changeOf(false, () => callDemo(addressOf(apiRoot), token, path, { signal, json: { emoji } }));
      },
    },

    async findSent({ token, apiRoot }, { chatId, idempotencyKey }, signal) {
      for (let after = ""; ;) {
        const path = `/chats/${encodeURIComponent(chatId)}/history${after === "" ? "" : `?after=${after}`}`;
        const response = await callDemo(addressOf(apiRoot), token, path, { signal });
        if (!response.ok) throw new Error(`The demo messenger answered ${response.status} when asked for its history.`);
        const { messages } = DemoHistory.parse(await response.json());
        const found = messages.find(({ clientKey }) => clientKey === idempotencyKey);
        if (found !== undefined) return `${chatId}:${found.id}`;
        const last = messages.at(-1);
        if (last === undefined) return null;
        after = last.id;
      }
    },

    async check({ token, apiRoot }, signal) {
      try {
        const response = await callDemo(addressOf(apiRoot), token, "/me", { signal });
        if (!response.ok) return { ok: false, title: null, problem: await response.text() };
        return { ok: true, title: DemoAccount.parse(await response.json()).name, problem: null };
      } catch (error) {
        return { ok: false, title: null, problem: detailOf(error) };
      }
    },

    async fetchFile({ token, apiRoot }, fileId, signal) {
      const response = await callDemo(addressOf(apiRoot), token, `/files/${encodeURIComponent(fileId)}`, { signal });
      if (response.status === 404) throw new FileGone("The demo messenger does not have the file.");
      if (!response.ok) throw new Error(`The demo messenger answered ${response.status} for a file.`);
      return { bytes: await response.bytes(), mimeType: response.headers.get("content-type") };
    },
  });
};

const pathOf = (chatId: string, externalId: string) =>
  `/chats/${encodeURIComponent(chatId)}/messages/${externalId.split(":").at(-1)}`;

async function changeOf(isDeletion: boolean, ask: () => Promise<Response>): Promise<ChangeOutcome> {
  try {
    const response = await ask();
    return response.ok ? { kind: "ok" } : changeRefused(response.status, await response.text(), isDeletion);
  } catch (error) {
    if (isAddressRefused(error)) return { kind: "accountDead", detail: ADDRESS_REFUSED };
    return { kind: "unknownOutcome", detail: detailOf(error) };
  }
}

/** What names a message beside what it says: our key for it, and the message that it answers. */
function namesOf({ idempotencyKey, quotedExternalId }: Pick<OutgoingText, "idempotencyKey" | "quotedExternalId">) {
  const replyTo = quotedExternalId?.split(":").at(-1);
  return { clientKey: idempotencyKey, ...(replyTo !== undefined && { replyTo }) };
}

async function outcomeOf(chatId: string, ask: () => Promise<Response>): Promise<SendOutcome> {
  try {
    const response = await ask();
    if (!response.ok) return sendRefused(response.status, await response.text());
    const { messageId, sentAt } = DemoSendResult.parse(await response.json());
    return { kind: "ok", externalId: `${chatId}:${messageId}`, sentAt: new Date(sentAt) };
  } catch (error) {
    if (isAddressRefused(error)) return { kind: "accountDead", detail: ADDRESS_REFUSED };
    return { kind: neverConnected(error) ? "retryBackoff" : "unknownOutcome", detail: detailOf(error) };
  }
}
