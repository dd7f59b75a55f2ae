import { afterAll, beforeAll, expect, test } from "vitest";
import { sendReply } from "../../contracts/endpoints/conversations.ts";
import { changeScheduledReply, scheduleReply } from "../../contracts/endpoints/scheduledReplies.ts";
import { uploadFile } from "../../contracts/endpoints/uploads.ts";
import type { MediaStatus } from "../../contracts/message.ts";
import { Upload } from "../../contracts/upload.ts";
import { MediaRecord } from "../../entities/mediaRecord.ts";
import { newId } from "../../entities/newId.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
import { sampleDocument, sampleOggVoice, samplePhoto, sampleVoice } from "../../simulators/media/sampleFiles.ts";
import { openInbox } from "./inbox.ts";
import { startTestApi } from "./testApi.ts";
import type { TestApi } from "./testApi.ts";

let api: TestApi;
let tenant: TenantRecord;
let token: string;

beforeAll(async () => {
  api = await startTestApi();
  tenant = await api.addTenant();
  ({ token } = await api.signInTo(tenant));
});
afterAll(() => api.close());

async function readFile(mimeType: string | null, fileName: string | null, status: MediaStatus = "stored") {
  const { id } = await api.db.getRepository(MediaRecord).save({
    id: newId("med"),
    tenantId: tenant.id,
    channelAccountId: newId("acc"),
    messageId: newId("msg"),
    providerFileId: "file",
    status,
    mimeType,
    fileName,
  });
  if (status === "stored") await api.deps.blobs.put(id, Buffer.from("bytes of a file"));
  return fetch(`${api.url}/api/v1/operator/media/${id}`, { headers: { authorization: `Bearer ${token}` } });
}

test("a photo is shown as what it is", async () => {
  const response = await readFile("image/jpeg", null);
  expect(await response.text()).toBe("bytes of a file");
  expect(response.headers.get("content-type")).toBe("image/jpeg");
  expect(response.headers.get("content-disposition")).toMatch(/^inline/);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

test.each(["text/html", "image/svg+xml", "application/pdf", null])(
  "a file of type %s is only ever downloaded",
  async (mimeType) => {
    const response = await readFile(mimeType, 'счёт "№ 5".html');
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename*=UTF-8''%D1%81%D1%87%D1%91%D1%82%20%22%E2%84%96%205%22.html",
    );
  },
);

test("a file that is still being fetched says so", async () => {
  const response = await readFile("image/jpeg", null, "pending");
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ error: { code: "media.not_stored" } });
});

/** Somebody's conversation, and the ways to hand over and send a file in it. */
async function openConversation() {
  const { id: conversationId } = await (await openInbox(api, tenant)).receive("Здравствуйте");
  const params = { conversationId };
  return {
    params,
    upload: async (bytes: Buffer, query: Readonly<Record<string, string>> = {}) => {
      const url = new URL(uploadFile.path.replace(":conversationId", conversationId), api.url);
      url.search = String(new URLSearchParams({ fileName: "файл", ...query }));
      const headers = { "content-type": "application/octet-stream", authorization: `Bearer ${token}` };
      const response = await fetch(url, { method: "POST", headers, body: Uint8Array.from(bytes) });
      const json: { error?: { code: string } } = JSON.parse(await response.text());
      return { code: json.error?.code ?? null, upload: Upload.safeParse(json).data };
    },
    reply: (mediaId: string | null, text = "", clientKey = `reply-${mediaId}`) =>
      api.call(sendReply, { params, token, body: { text, clientKey, mediaId } }),
  };
}

test.each<[string, Buffer, Record<string, string>, object]>([
  ["a picture", samplePhoto(1).bytes, { width: "480", height: "640" }, { kind: "photo", width: 480, height: 640 }],
  ["a picture too long for Telegram", samplePhoto(1).bytes, { width: "9000", height: "300" }, { kind: "document" }],
  ["a recording", sampleOggVoice(1, 2).bytes, { recordedSeconds: "2" }, { kind: "voice", durationSeconds: 2 }],
  ["a song", sampleOggVoice(1, 2).bytes, {}, { kind: "document", fileName: "файл" }],
  [
    "a recording of a kind Telegram plays to nobody",
    sampleVoice(1, 1).bytes,
    { recordedSeconds: "1" },
    { kind: "document" },
  ],
])("%s goes as what the channel takes it for", async (_, bytes, query, content) => {
  const { upload } = await openConversation();
  expect((await upload(bytes, query)).upload).toMatchObject({ content, sizeBytes: bytes.length });
});

test("a file that nobody should get is refused before it is kept", async () => {
  const { upload } = await openConversation();
  expect((await upload(Buffer.alloc(0))).code).toBe("upload.empty");
  expect((await upload(Buffer.from("MZ\0\0 a program"))).code).toBe("upload.type_not_allowed");
  expect((await upload(Buffer.alloc(50 * 1_048_576 + 1))).code).toBe("request.too_large");
});

test("a reply with a file is one message with it, however often it is repeated, and the file is nobody else's any more", async () => {
  const { upload, reply } = await openConversation();
  const kept = (await upload(samplePhoto(2).bytes)).upload;
  const [first, again] = [await reply(kept?.id ?? null, "Вот"), await reply(kept?.id ?? null, "Вот")];
  expect(again.result).toEqual(first.result);
  expect(first.result).toMatchObject({
    content: { kind: "photo", caption: "Вот" },
    media: [{ id: kept?.id, status: "stored", mimeType: "image/png", fileName: "файл" }],
  });
  expect((await reply(kept?.id ?? null, "", "another-key")).code).toBe("media.not_found");
  const file = await fetch(`${api.url}/api/v1/operator/media/${kept?.id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(Buffer.from(await file.arrayBuffer()).equals(samplePhoto(2).bytes)).toBe(true);
});

test("a reply may be without words only where it has a file, and with one it has a caption's length", async () => {
  const { upload, reply } = await openConversation();
  expect((await reply(null, "", "nothing-at-all")).code).toBe("request.invalid");
  const kept = (await upload(sampleDocument(1).bytes)).upload;
  expect(await reply(kept?.id ?? null, "ж".repeat(1_025))).toMatchObject({
    code: "message.too_long",
    details: { limit: 1_024 },
  });
});

test("a file uploaded for one conversation goes with no reply of another, and not with two", async () => {
  const [one, other] = [await openConversation(), await openConversation()];
  const kept = (await one.upload(sampleDocument(1).bytes)).upload;
  const mediaId = kept?.id ?? null;
  expect((await other.reply(mediaId)).code).toBe("media.not_found");
  const body = { text: "", dueAt: "2030-01-01T00:00:00Z", clientKey: "later-with-file", mediaId };
  const later = await api.call(scheduleReply, { params: one.params, token, body });
  expect(later.result.upload).toEqual(kept);
  expect((await one.reply(mediaId)).code).toBe("media.not_found");
});

test("a planned reply with a file keeps to the length of a caption, also when its words are changed", async () => {
  const { upload, params } = await openConversation();
  const mediaId = (await upload(sampleDocument(1).bytes)).upload?.id ?? null;
  const planned = { text: "Смета", dueAt: "2030-01-01T00:00:00Z", mediaId };
  const tooLong = { status: 422, code: "message.too_long", details: { limit: 1_024 } };
  const text = "ж".repeat(1_025);
  const body = { ...planned, text, clientKey: "later-too-long" };
  expect(await api.call(scheduleReply, { params, token, body })).toMatchObject(tooLong);
  const later = await api.call(scheduleReply, { params, token, body: { ...planned, clientKey: "later-fitting" } });
  const ofIt = { ...params, scheduledReplyId: later.result.id };
  expect(await api.call(changeScheduledReply, { params: ofIt, token, body: { text } })).toMatchObject(tooLong);
});

test("a file that no reply took is gone after a day, unless one will take it later", async () => {
  const { upload, params } = await openConversation();
  const [left, planned] = [
    (await upload(sampleDocument(1).bytes)).upload,
    (await upload(sampleDocument(2).bytes)).upload,
  ];
  const body = { text: "", dueAt: "2030-01-01T00:00:00Z", clientKey: "later-than-a-day", mediaId: planned?.id };
  await api.call(scheduleReply, { params, token, body });
  await api.db.query(`UPDATE uploads SET "createdAt" = now() - interval '25 hours'`);
  await upload(sampleDocument(3).bytes);
  expect(left && (await api.deps.blobs.open(left.id))).toBeNull();
  expect(planned && (await api.deps.blobs.open(planned.id))).toMatchObject({
    sizeBytes: sampleDocument(2).bytes.length,
  });
});
