import type { Conversation } from "../../../../contracts/conversation.ts";
import type { ConversationId } from "../../../../contracts/ids.ts";
import type { Upload } from "../../../../contracts/upload.ts";
import { type ClientErrorCode, errorCode } from "../api/clientError.ts";
import { sendFile } from "../api/sendFile.ts";
import { mediaFile } from "../queries/media.ts";
import { queryClient } from "../queries/queryClient.ts";
import { freshKey } from "./freshKey.ts";
import { createStore } from "./store.ts";

type Progress =
  | { readonly kind: "uploading"; readonly share: number }
  | { readonly kind: "ready"; readonly upload: Upload }
  | { readonly kind: "refused"; readonly code: ClientErrorCode };

/** A file that stands in the composer until it is sent or removed. */
export interface Attachment {
  readonly key: string;
  readonly conversationId: ConversationId;
  readonly name: string;
  readonly sizeBytes: number;
  /** Of this page, where there is something to see or hear. */
  readonly url: string | null;
  readonly recordedSeconds: number | undefined;
  readonly progress: Progress;
}

/** They outlive the screen, so that an upload goes on in another conversation, but not the page. */
export const attachments = createStore<readonly Attachment[]>([]);

type Taking = Pick<Conversation, "id" | "fileLimits">;

/** What is needed to try anew, and to stop. */
const sources = new Map<string, { readonly file: File; readonly stop: AbortController }>();

/** Begins to upload files at once, side by side; one that is too large is said so and never leaves. */
export function attachFiles({ id, fileLimits }: Taking, files: readonly File[], recordedSeconds?: number): void {
  for (const file of files) {
    const key = freshKey();
    const tooLarge = file.size > (fileLimits?.bytesMax ?? 0);
    const isShown = /^image\/(jpeg|png|gif|webp)$/.test(file.type) || recordedSeconds !== undefined;
    const attachment: Attachment = {
      key,
      conversationId: id,
      name: file.name,
      sizeBytes: file.size,
      url: isShown ? URL.createObjectURL(file) : null,
      recordedSeconds,
      progress: tooLarge ? { kind: "refused", code: "request.too_large" } : { kind: "uploading", share: 0 },
    };
    sources.set(key, { file, stop: new AbortController() });
    attachments.set((kept) => [...kept, attachment]);
    if (!tooLarge) void upload(attachment);
  }
}

/** A file that was uploaded before, for a reply that was taken back. */
export function attachUpload(conversationId: ConversationId, uploaded: Upload): void {
  const { fileName: name, sizeBytes } = uploaded;
  const kept = { key: freshKey(), conversationId, name, sizeBytes, url: null, recordedSeconds: undefined };
  attachments.set((all) => [...all, { ...kept, progress: { kind: "ready", upload: uploaded } }]);
}

export function retryAttachment(attachment: Attachment): void {
  update(attachment.key, { kind: "uploading", share: 0 });
  void upload(attachment);
}

export function removeAttachment({ key, url }: Attachment): void {
  sources.get(key)?.stop.abort();
  if (url !== null) URL.revokeObjectURL(url);
  forget(key);
}

/** Takes what is ready out of the composer, in the order in which it was attached. */
export function takeAttachments(conversationId: ConversationId): readonly Upload[] {
  const own = attachments.get().filter((attachment) => attachment.conversationId === conversationId);
  return own.flatMap(({ key, url, progress }) => {
    if (progress.kind !== "ready") return [];
    forget(key);
    // The bubble shows what is here already.
    if (url !== null) queryClient.setQueryData(mediaFile(progress.upload.id).queryKey, url);
    return [progress.upload];
  });
}

/** Signing out of a shared computer leaves no customer's files behind. */
export function forgetAttachments(): void {
  for (const attachment of attachments.get()) removeAttachment(attachment);
}

async function upload({ key, conversationId, recordedSeconds }: Attachment): Promise<void> {
  const source = sources.get(key);
  if (!source) return;
  const { file, stop } = source;
  try {
    const onProgress = (share: number) => update(key, { kind: "uploading", share });
    const facts = { ...(await sidesOf(file)), ...(recordedSeconds !== undefined && { recordedSeconds }) };
    const uploaded = await sendFile(conversationId, file, facts, { onProgress, signal: stop.signal });
    update(key, { kind: "ready", upload: uploaded });
  } catch (error) {
    update(key, { kind: "refused", code: errorCode(error) });
  }
}

/** Nothing for what is no picture, or one that this browser cannot read. */
async function sidesOf(file: File): Promise<{ readonly width?: number; readonly height?: number }> {
  if (!file.type.startsWith("image/")) return {};
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return {};
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

const update = (key: string, progress: Progress) =>
  attachments.set((kept) => kept.map((one) => (one.key === key ? { ...one, progress } : one)));

function forget(key: string): void {
  sources.delete(key);
  attachments.set((kept) => kept.filter((one) => one.key !== key));
}
