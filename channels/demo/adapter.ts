import { z } from "zod";
import {
  DEMO_CHANGEABLE_FOR_MS,
  DEMO_LONGEST_TEXT,
  DEMO_SECRET_HEADER,
  DemoAccount,
  DemoHistory,
  DemoSendResult,
} from "../../contracts/demoMessenger.ts";
import { defineChannel, FileGone } from "../channelAdapter.ts";
import type { Channel } from "../channelAdapter.ts";
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

/** The demo messenger (contracts/demoMessenger.ts). It does not deduplicate sends, but has a history to look them up in. */
export const demoChannel = ({ root, outbounds }: DemoOptions): Channel => {
  const addressOf = (apiRoot: string | undefined): DemoAddress =>
    apiRoot === undefined ? { root, outbound: outbounds.trusted } : { root: apiRoot, outbound: outbounds.guarded };
  return defineChannel({
    kind: "demo",
    label: "Demo messenger",
    limits: { textLength: DEMO_LONGEST_TEXT, changeableForMs: DEMO_CHANGEABLE_FOR_MS },
    settings: z.object({
      token: z.string().min(1).meta({ title: "Token", format: "password" }),
      apiRoot: z.url().optional().meta({ title: "Address of the messenger" }),
    }),
    deduplicatesSends: false,
    connect: null,

    verify: ({ headers }, hookSecret) => secretsMatch(headers[DEMO_SECRET_HEADER], hookSecret),
    parse: parseDemoUpdate,

    async send({ token, apiRoot }, { chatId, text, idempotencyKey, quotedExternalId }, signal) {
      const replyTo = quotedExternalId?.split(":").at(-1);
      const path = `/chats/${encodeURIComponent(chatId)}/messages`;
      try {
        const response = await callDemo(addressOf(apiRoot), token, path, {
          signal,
          body: { text, clientKey: idempotencyKey, ...(replyTo !== undefined && { replyTo }) },
        });
        if (!response.ok) return sendRefused(response.status, await response.text());
        const { messageId, sentAt } = DemoSendResult.parse(await response.json());
        return { kind: "ok", externalId: `${chatId}:${messageId}`, sentAt: new Date(sentAt) };
      } catch (error) {
        if (isAddressRefused(error)) return { kind: "accountDead", detail: ADDRESS_REFUSED };
        return { kind: neverConnected(error) ? "retryBackoff" : "unknownOutcome", detail: detailOf(error) };
      }
    },

    async changeSent({ token, apiRoot }, { chatId, externalId, text }, signal) {
      const path = `/chats/${encodeURIComponent(chatId)}/messages/${externalId.split(":").at(-1)}`;
      const request = text === null ? ({ method: "DELETE" } as const) : ({ method: "PATCH", body: { text } } as const);
      try {
        const response = await callDemo(addressOf(apiRoot), token, path, { signal, ...request });
        return response.ok ? { kind: "ok" } : changeRefused(response.status, await response.text(), text === null);
      } catch (error) {
        if (isAddressRefused(error)) return { kind: "accountDead", detail: ADDRESS_REFUSED };
        return { kind: "unknownOutcome", detail: detailOf(error) };
      }
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
