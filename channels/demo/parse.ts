import { z } from "zod";
import { DemoChangeUpdate, DemoUpdate } from "../../contracts/demoMessenger.ts";
import type { DemoContent } from "../../contracts/demoMessenger.ts";
import type { MessageContent } from "../../contracts/message.ts";
import type { MessageChange } from "../../contracts/messageChange.ts";
import type { AnnouncedFile, ParsedUpdate } from "../../contracts/update.ts";
import { unreadable } from "../unreadable.ts";

const WithId = z.object({ updateId: z.string().min(1) });

export function parseDemoUpdate(update: unknown): ParsedUpdate {
  const changed = DemoChangeUpdate.safeParse(update);
  if (changed.success) {
    return { kind: "parsed", externalId: changed.data.updateId, messages: [], changes: changesIn(changed.data) };
  }
  const parsed = DemoUpdate.safeParse(update);
  if (!parsed.success) {
    const withId = WithId.safeParse(update);
    return unreadable(withId.success ? withId.data.updateId : undefined, update, z.prettifyError(parsed.error));
  }
  const { updateId, chatId, visitor, message } = parsed.data;
  return {
    kind: "parsed",
    externalId: updateId,
    messages: [
      {
        externalId: `${chatId}:${message.id}`,
        chat: { externalId: chatId, name: visitor.name, username: null },
        content: contentOf(message.content),
        files: filesOf(message.content),
        quotedExternalId: message.replyTo === undefined ? null : `${chatId}:${message.replyTo}`,
        occurredAt: new Date(message.sentAt),
      },
    ],
    changes: [],
  };
}

function changesIn({ chatId, visitor, change }: DemoChangeUpdate): readonly MessageChange[] {
  const occurredAt = new Date(change.at);
  const named = (id: string) => ({ externalId: `${chatId}:${id}`, occurredAt });
  switch (change.kind) {
    case "edited":
      return [{ kind: "edited", ...named(change.messageId), content: contentOf(change.content) }];
    case "deleted":
      return change.messageIds.map((id) => ({ kind: "deleted", ...named(id) }));
    case "reacted": {
      const by = { externalId: visitor.id, name: visitor.name };
      return [{ kind: "reacted", ...named(change.messageId), by, emoji: change.emoji }];
    }
    case "delivered":
    case "read":
      return [{ kind: change.kind, ...named(change.upTo), andEarlier: true }];
  }
}

function contentOf(content: DemoContent): MessageContent {
  switch (content.kind) {
    case "photo": {
      const { kind, width, height, caption } = content;
      return { kind, width, height, ...(caption !== undefined && { caption }) };
    }
    case "voice":
      return { kind: "voice", durationSeconds: content.durationSeconds };
    case "document": {
      const { kind, fileName, caption } = content;
      return { kind, fileName, ...(caption !== undefined && { caption }) };
    }
    case "text":
    case "location":
    case "contact":
    case "sticker":
      return content;
  }
}

function filesOf(content: DemoContent): readonly AnnouncedFile[] {
  if (!("fileId" in content)) return [];
  const { fileId, mimeType, fileName, sizeBytes } = content;
  return [{ providerFileId: fileId, mimeType, fileName, sizeBytes }];
}
