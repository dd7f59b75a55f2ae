import { connect } from "node:net";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readUpload } from "../../api/uploads/readUpload.ts";
import { sanitizeFileName } from "../../api/uploads/sanitizeFileName.ts";
import { uploadPurposes } from "../../api/uploads/uploadPurposes.ts";
import type { UploadPurpose } from "../../api/uploads/uploadPurposes.ts";
import { ProductError } from "../../contracts/errors.ts";
import { sampleDocument, sampleOggVoice, samplePhoto } from "../../simulators/media/sampleFiles.ts";

/** Reads one upload a request, for the purpose that its path names, and answers what became of it. */
let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, response) => {
    const name = new URL(request.url ?? "", "http://localhost").searchParams.get("name") ?? "";
    readUpload(request, request.url?.startsWith("/logo") ? "logo" : "attachment", name).then(
      ({ bytes, mimeType, fileName }) => response.end(`${bytes.length} ${mimeType} ${fileName}`),
      (error: unknown) => {
        response.setHeader("connection", "close");
        response.end(error instanceof ProductError ? error.code : String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function upload(purpose: UploadPurpose, body: Buffer | string, name = "a", type = "image/png"): Promise<string> {
  const address = `http://127.0.0.1:${port}/${purpose}?name=${encodeURIComponent(name)}`;
  const answer = await fetch(address, { method: "PUT", body: Buffer.from(body), headers: { "content-type": type } });
  return answer.text();
}

test("a file is what its bytes say, whatever it was declared and called", async () => {
  const picture = samplePhoto(1).bytes;
  expect(await upload("logo", picture, "logo.exe", "text/html")).toBe(`${picture.length} image/png logo.exe`);
  expect(await upload("attachment", sampleDocument(1).bytes, "смета.pdf")).toMatch(/ application\/pdf смета\.pdf$/);
  expect(await upload("attachment", sampleOggVoice(1, 1).bytes)).toMatch(/ audio\/ogg a$/);
  expect(await upload("attachment", "Здравствуйте", "a.txt")).toMatch(/ text\/plain a\.txt$/);
});

test.each([
  ["a page", "<!doctype html><script>alert(1)</script>"],
  ["an SVG", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`],
  ["a document", sampleDocument(1).bytes],
  ["a program", Buffer.from("MZ\0\0 this is not a picture")],
])("%s that calls itself a picture is no logo", async (_, bytes) => {
  expect(await upload("logo", bytes, "logo.png")).toBe("upload.type_not_allowed");
});

test("bytes that are neither a known file nor text are not taken, and an empty file neither", async () => {
  expect(await upload("attachment", Buffer.from([1, 0, 2, 0xff, 0xfe]))).toBe("upload.type_not_allowed");
  expect(await upload("attachment", "")).toBe("upload.empty");
});

test("a file that is too large is refused by its declared length, before a byte of it has come", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.write(`PUT /logo HTTP/1.1\r\nHost: a\r\nContent-Length: ${uploadPurposes.logo.bytesMax + 1}\r\n\r\n`);
  const answer = await new Promise<string>((resolve) => socket.once("data", (data) => resolve(data.toString())));
  socket.destroy();
  expect(answer).toContain("request.too_large");
});

test("a file that does not say how large it is is refused where it passes the limit", async () => {
  const socket = connect(port, "127.0.0.1");
  const answered = new Promise<string>((resolve) => socket.once("data", (data) => resolve(data.toString())));
  socket.on("error", () => undefined);
  socket.write("PUT /logo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  const part = Buffer.alloc(65_536, 120);
  for (let sent = 0; sent <= uploadPurposes.logo.bytesMax; sent += part.length) {
    socket.write(`${part.length.toString(16)}\r\n`);
    socket.write(part);
    socket.write("\r\n");
  }
  expect(await answered).toContain("request.too_large");
  socket.destroy();
});

describe("a file's name is only a name", () => {
  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\anna\\смета.xlsx", "смета.xlsx"],
    ["a\r\nset-cookie: x.png", "aset-cookie_ x.png"],
    ["photo\u202Egpj.exe", "photogpj.exe"],
    ["...", "file"],
    ["", "file"],
    [" .hidden", "hidden"],
    [`a<b>:"|?*.png`, "a_b______.png"],
    ["\uD800.png", "png"],
  ])("%j is kept as %j", (given, kept) => {
    expect(sanitizeFileName(given)).toBe(kept);
  });

  test("and a long one keeps its ending", () => {
    const kept = sanitizeFileName(`${"ж".repeat(500)}.docx`);
    expect(kept).toMatch(/^ж+\.docx$/);
    expect(Array.from(kept)).toHaveLength(120);
  });
});
