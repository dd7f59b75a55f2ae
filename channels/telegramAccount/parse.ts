import { createHash } from "node:crypto";
import { z } from "zod";
import type { MessageChange } from "../../contracts/messageChange.ts";
import type { MessageOrigin } from "../../contracts/message.ts";
import type { InboundMessage, ParsedUpdate } from "../../contracts/update.ts";
import { unreadable } from "../unreadable.ts";
import { contentOf, filesOf } from "./contentOf.ts";
import { AccountUpdate } from "./wire.ts";
import type { AccountChange, AccountMessage } from "./wire.ts";

/** Reads what is kept of an update (wire.ts). Its key says what was told of which message, however often and by whichever way it came. */
export function parseAccountUpdate(update: unknown): ParsedUpdate {
  const parsed = AccountUpdate.safeParse(update);
  if (!parsed.success) return unreadable(undefined, update, z.prettifyError(parsed.error));
  return parsed.data.told === "message" ? parseMessage(parsed.data) : parseChange(parsed.data);
}

function parseMessage(message: AccountMessage): ParsedUpdate {
  const { chat, id, date, quotedId, albumId, service } = message;
  const externalId = `${chat.id}:${id}`;
  if (service?.event === null) return { kind: "ignored", externalId, reason: service.action };
  const content = contentOf(message);
  if (content === null) return unreadable(externalId, message, "unknown kind of message");
  const inbound: InboundMessage = {
    externalId,
    chat: { externalId: chat.id, name: chat.name, username: chat.username, accessHash: chat.accessHash },
    content,
    files: filesOf(message),
    quotedExternalId: quotedId === null ? null : `${chat.id}:${quotedId}`,
    albumKey: albumId === null ? null : `${chat.id}:${albumId}`,
    origin: originOf(message),
    occurredAt: new Date(date * 1_000),
  };
  return { kind: "parsed", externalId, messages: [inbound], changes: [] };
}

function originOf({ author, forwardedFrom, viaBot, preview }: AccountMessage): MessageOrigin | null {
  const origin = {
    ...(author !== null && { author }),
    ...(forwardedFrom !== null && { forwardedFrom }),
    ...(viaBot !== null && { viaBot }),
    ...(preview !== null && { preview }),
  };
  return Object.keys(origin).length === 0 ? null : origin;
}

function parseChange(change: AccountChange): ParsedUpdate {
  switch (change.told) {
    case "edited": {
      const { chat, id, editedAt } = change;
      const content = contentOf(change);
      // Several edits may fall into one second; the same one may come twice.
      const key = `${chat.id}:${id}@${editedAt}-${digest(content)}`;
      if (content === null) return unreadable(key, change, "unknown kind of message");
      return changed(key, { kind: "edited", externalId: `${chat.id}:${id}`, occurredAt: atSecond(editedAt), content });
    }
    case "deleted": {
      const { chatId, id, at } = change;
      if (chatId === null)
        return { kind: "ignored", externalId: `deleted:${id}`, reason: "a message that is not kept here was deleted" };
      const externalId = `${chatId}:${id}`;
      return changed(`${externalId}:deleted`, { kind: "deleted", externalId, occurredAt: atSecond(at) });
    }
    case "reacted": {
      const { chatId, id, atMs, isComplete } = change;
      const externalId = `${chatId}:${id}`;
      const by = change.by.map((person) => ({ externalId: person.id, name: person.name, emoji: person.emoji }));
      return changed(`${externalId}:reacted@${atMs}`, {
        kind: "reactions",
        externalId,
        occurredAt: new Date(atMs),
        by,
        isComplete,
      });
    }
    case "read": {
      const { chatId, upToId, at } = change;
      const externalId = `${chatId}:${upToId}`;
      return changed(`${externalId}:read`, { kind: "read", externalId, occurredAt: atSecond(at), andEarlier: true });
    }
  }
}

const changed = (externalId: string, change: MessageChange): ParsedUpdate => ({
  kind: "parsed",
  externalId,
  messages: [],
  changes: [change],
});

const atSecond = (seconds: number) => new Date(seconds * 1_000);
const digest = (content: unknown) => createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 12);
