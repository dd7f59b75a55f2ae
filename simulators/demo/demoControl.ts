import {
  DEMO_SECRET_HEADER,
  type DemoChange,
  type DemoChangeUpdate,
  type DemoMessage,
  type DemoUpdate,
  type DemoVisitor,
} from "../../contracts/demoMessenger.ts";
import type { FaultScript } from "../faults.ts";
import type { Journal } from "../journal.ts";
import type { SampleFile } from "../media/sampleFiles.ts";
import { contentOf, type Said } from "../said.ts";
import type { DeliveryOutcome, WebhookDelivery } from "../webhookDelivery.ts";
import { composeDemoContent } from "./composeDemoContent.ts";
import { chatIdOf, type DemoChats } from "./demoChats.ts";
import type { DemoFiles } from "./demoFiles.ts";
import type { DemoRoute } from "./parseDemoAddress.ts";

export interface DemoCall {
  readonly method: DemoRoute["method"];
  readonly chatId: string | null;
}

/** A message from the shop that the messenger took, whether or not its answer arrived. */
export interface DemoSent {
  readonly chatId: string;
  readonly message: DemoMessage;
  /** Unix milliseconds. */
  readonly at: number;
}

export interface DemoWebhook {
  readonly url: string;
  readonly secret: string;
}

export interface DemoDispatched<Update = DemoUpdate> {
  readonly update: Update;
  readonly outcome: Promise<DeliveryOutcome>;
}

export interface DemoPerson {
  readonly chatId: string;
  say(said: Said, options?: { readonly replyTo?: string }): DemoDispatched;
  edit(messageId: string, said: Said): DemoDispatched<DemoChangeUpdate>;
  delete(...messageIds: readonly string[]): DemoDispatched<DemoChangeUpdate>;
  /** Replaces this visitor's reactions to a message. */
  react(messageId: string, emoji: readonly string[]): DemoDispatched<DemoChangeUpdate>;
  /** Everything up to this message reached the visitor's phone, or was read there. */
  receipt(kind: "delivered" | "read", upTo: string): DemoDispatched<DemoChangeUpdate>;
  /** Sends to this visitor are refused from now on, until they write again. */
  leave(): void;
  messages(): readonly DemoMessage[];
  /** What the shop has put under a message of theirs. */
  reactionTo(messageId: string): string | null;
}

export interface DemoControl {
  readonly faults: FaultScript<DemoCall>;
  readonly journal: Journal<DemoSent>;
  readonly pendingUpdates: number;
  deliverTo(webhook: DemoWebhook | null): void;
  person(visitor: DemoVisitor): DemoPerson;
  /** Any body to the webhook, in this chat's turn: such as an update our parser does not know. */
  push(chatId: string, body: object): Promise<DeliveryOutcome>;
  /** Every request answers 401 from now on. */
  closeAccount(): void;
  sentTo(chatId: string): readonly DemoMessage[];
  /** A file that was sent in either direction. */
  file(fileId: string): SampleFile;
  waitForSent(predicate: (sent: DemoSent) => boolean, timeoutMs?: number): Promise<DemoSent>;
}

interface ControlParts {
  readonly faults: FaultScript<DemoCall>;
  readonly journal: Journal<DemoSent>;
  readonly chats: DemoChats;
  readonly files: DemoFiles;
  readonly delivery: WebhookDelivery;
  readonly closeAccount: () => void;
}

export function createDemoControl({
  faults,
  journal,
  chats,
  files,
  delivery,
  closeAccount,
}: ControlParts): DemoControl {
  return {
    faults,
    journal,
    closeAccount,
    get pendingUpdates() {
      return delivery.pendingCount;
    },
    deliverTo: (webhook) =>
      delivery.setTarget(webhook && { url: webhook.url, headers: { [DEMO_SECRET_HEADER]: webhook.secret } }),
    person(visitor) {
      const chatId = chatIdOf(visitor);
      const tell = (change: DemoChange): DemoDispatched<DemoChangeUpdate> => {
        const update = { updateId: chats.nextId(), chatId, visitor, change };
        return { update, outcome: delivery.push(chatId, update) };
      };
      return {
        chatId,
        say(said, { replyTo } = {}) {
          const chat = chats.open(chatId);
          chat.left = false;
          const content = composeDemoContent(contentOf(said), Number(chats.nextId()) % 1_000_000);
          const message = chats.add(chat, { from: "visitor", content, ...(replyTo !== undefined && { replyTo }) });
          const update = { updateId: chats.nextId(), chatId, visitor, message };
          return { update, outcome: delivery.push(chatId, update) };
        },
        edit(messageId, said) {
          const content = composeDemoContent(contentOf(said), Number(messageId) % 1_000_000);
          chats.edit(chatId, messageId, content);
          return tell({ kind: "edited", at: now(), messageId, content });
        },
        delete(...messageIds) {
          for (const id of messageIds) chats.delete(chatId, id);
          return tell({ kind: "deleted", at: now(), messageIds: [...messageIds] });
        },
        react: (messageId, emoji) => tell({ kind: "reacted", at: now(), messageId, emoji: [...emoji] }),
        receipt: (kind, upTo) => tell({ kind, at: now(), upTo }),
        leave: () => void (chats.open(chatId).left = true),
        messages: () => chats.open(chatId).messages,
        reactionTo: (messageId) => chats.open(chatId).reactions.get(messageId) ?? null,
      };
    },
    push: (chatId, body) => delivery.push(chatId, body),
    sentTo: (chatId) => journal.entries.flatMap((sent) => (sent.chatId === chatId ? [sent.message] : [])),
    file: (fileId) => files.find(fileId),
    waitForSent: (predicate, timeoutMs) => journal.waitFor(predicate, timeoutMs),
  };
}

const now = () => new Date().toISOString();
