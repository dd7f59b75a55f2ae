import { buffer } from "node:stream/consumers";
import type { DataSource } from "typeorm";
import type { Channel } from "../channels/channelAdapter.ts";
import type { Channels } from "../channels/registry.ts";
import type { ReservedMessage, SendableMessage } from "../commands/reserveNext.ts";
import { settleSend } from "../commands/settleSend.ts";
import type { Settled } from "../commands/settleSend.ts";
import { FILE_SEND_TIMEOUT_MS, SEND_START_MAX_MS, SEND_TIMEOUT_MS } from "../contracts/delivery.ts";
import type { SendOutcome } from "../contracts/update.ts";
import type { BlobStore } from "../entities/blobStore.ts";

export interface SendingDeps {
  readonly db: DataSource;
  readonly channels: Channels;
  /** Opens a channel account's sealed settings. */
  readonly openSettings: (sealed: string) => unknown;
  /** The bytes of files. */
  readonly blobs: BlobStore;
  /** By which name this process holds accounts' connections; absent where it holds none. */
  readonly holderId?: string;
}

/** Hands a reserved message to its provider and settles the reservation, whatever came of it. */
export async function sendReserved(deps: SendingDeps, message: SendableMessage): Promise<Settled> {
  return settleSend(deps.db, message, await hand(deps, message));
}

/** Finds out what became of a message whose sender died, and settles its reservation. */
export async function settleUnsettled(deps: SendingDeps, message: ReservedMessage): Promise<Settled> {
  const detail = "the sending process stopped before the messenger's answer was recorded";
  return settleSend(deps.db, message, await verify(deps, message, { kind: "unknownOutcome", detail }));
}

async function hand(deps: SendingDeps, message: SendableMessage): Promise<SendOutcome> {
  // A process that slept this long may already have been given up: it must not begin to send any more.
  if (Date.now() - message.reservedAtMs > SEND_START_MAX_MS) {
    return { kind: "retryBackoff", detail: "the sending process was held up before it could begin" };
  }
  const outcome = await request(deps, message);
  return outcome.kind === "unknownOutcome" ? verify(deps, message, outcome) : outcome;
}

async function request(deps: SendingDeps, message: SendableMessage): Promise<SendOutcome> {
  const { channel, settings } = accountOf(deps, message);
  const { content, file } = message;
  switch (content.kind) {
    case "text":
      return channel.send(
        settings,
        { ...addressed(message), text: content.text, marks: content.marks ?? [] },
        AbortSignal.timeout(SEND_TIMEOUT_MS),
      );
    case "photo":
    case "voice":
    case "document": {
      if (channel.files === null) return { kind: "permanent", detail: "this messenger takes no files from us" };
      const blob = file && (await deps.blobs.open(file.id));
      if (!blob) return { kind: "permanent", detail: "the file is not kept any more" };
      const { fileName, mimeType } = file;
      const sent = {
        content,
        bytes: await buffer(blob.stream),
        fileName: fileName ?? file.id,
        mimeType: mimeType ?? "application/octet-stream",
      };
      return channel.files.send(
        settings,
        { ...addressed(message), ...sent },
        AbortSignal.timeout(FILE_SEND_TIMEOUT_MS),
      );
    }
    case "location":
    case "contact":
    case "sticker":
    case "video":
    case "audio":
    case "album":
    case "poll":
    case "dice":
    case "game":
    case "invoice":
    case "service":
      throw new Error(`Message ${message.id} is a ${content.kind}, which we never send.`);
  }
}

const addressed = ({ chatId, id, quotedExternalId }: ReservedMessage) => ({
  chatId,
  quotedExternalId,
  idempotencyKey: id,
});

/** Settles an unknown outcome where the provider lets us: it deduplicates, or it shows what it has. Never a silent resend. */
async function verify(deps: SendingDeps, message: ReservedMessage, unknown: SendOutcome): Promise<SendOutcome> {
  const { channel, settings } = accountOf(deps, message);
  if (channel.deduplicatesSends) return { kind: "retryBackoff", detail: "sent again under the same key" };
  if (channel.findSent === null) return unknown;
  try {
    const externalId = await channel.findSent(settings, addressed(message), AbortSignal.timeout(SEND_TIMEOUT_MS));
    return externalId === null
      ? { kind: "retryBackoff", detail: "the messenger's history shows that it never arrived" }
      : { kind: "ok", externalId, sentAt: new Date() };
  } catch {
    return unknown;
  }
}

function accountOf(
  { channels, openSettings }: SendingDeps,
  { account }: ReservedMessage,
): { channel: Channel; settings: unknown } {
  return { channel: channels[account.kind], settings: openSettings(account.sealed) };
}
