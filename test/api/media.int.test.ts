import { afterAll, beforeAll, expect, test } from "vitest";
import type { MediaStatus } from "../../contracts/message.ts";
import { MediaRecord } from "../../entities/mediaRecord.ts";
import { newId } from "../../entities/newId.ts";
import type { TenantRecord } from "../../entities/tenantRecord.ts";
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
