import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SampleFile, sampleDocument, samplePhoto } from "../../simulators/media/sampleFiles.ts";
import { type Stack, startStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { bubble, card, composer, desktop, faults, focused, holdReplies, openBrowser, signIn } from "./console.ts";

/** Of the page, in which some of this runs: the tests know no DOM. */
declare const DataTransfer: new () => { readonly items: { add(file: File): void } };
declare const ClipboardEvent: new (kind: "paste", of: { clipboardData: unknown; bubbles: true }) => Event;

let stack: Stack;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const settings = { startMode: "operator" } as const;
  [stack, browser] = await Promise.all([
    startStack({ settings }),
    openBrowser({ switches: ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"] }),
  ]);
  olga().say("Пришлите фото");
  page = await signIn(browser, stack, { ...desktop, permissions: ["microphone"] });
  await card(page, "Ольга").click();
  await bubble(page, "Пришлите фото").waitFor();
});
afterAll(async () => {
  await browser.close();
  await stack.close();
});

const olga = () => stack.demo.person({ id: "v-7601", name: "Ольга" });
const received = () => stack.demo.sentTo("v-7601").map(({ content }) => content);
const chips = () => page.getByRole("list", { name: "Прикреплено к ответу" }).getByRole("listitem");
const send = () => page.getByRole("button", { name: "Отправить", exact: true });

/** Files as a drag from the desktop or a copied picture carries them. */
const carried = (files: readonly SampleFile[]) =>
  page.evaluateHandle(
    (given) => {
      const carrier = new DataTransfer();
      for (const { base64, name, type } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        carrier.items.add(new File([bytes], name, { type }));
      }
      return carrier;
    },
    files.map(({ bytes, fileName, mimeType }) => ({
      base64: bytes.toString("base64"),
      name: fileName,
      type: mimeType,
    })),
  );

/** Pastes them into the field. */
async function paste(given: Awaited<ReturnType<typeof carried>>): Promise<void> {
  await composer(page).evaluate(
    (field, clipboardData) => void field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true })),
    given,
  );
}

test("files dropped on the thread are shown before they leave, and reach the customer whole, in order, the caption with the first", async () => {
  const [photo, receipt] = [samplePhoto(1), sampleDocument(1)];
  const dataTransfer = await carried([photo, receipt]);
  const thread = page.getByRole("log");
  await thread.dispatchEvent("dragover", { dataTransfer });
  await page.getByText(/Отпустите, чтобы прикрепить/).waitFor();
  await thread.dispatchEvent("drop", { dataTransfer });
  await chips().nth(1).getByText(receipt.fileName).waitFor();
  await composer(page).fill("Вот");
  await send().click();

  await until(() => received().length === 2);
  expect(received()).toMatchObject([
    { kind: "photo", caption: "Вот" },
    { kind: "document", fileName: receipt.fileName },
  ]);
  const [first] = received();
  const kept = stack.demo.file(first !== undefined && "fileId" in first ? first.fileId : "");
  expect(kept.bytes.equals(photo.bytes)).toBe(true);
  await bubble(page, receipt.fileName).getByText("отправлено").waitFor();
  await chips().first().waitFor({ state: "hidden" });
});

test("a pasted picture can be left out again, and one that was sent too soon is taken back with its words", async () => {
  const clipboardData = await carried([samplePhoto(2)]);
  await paste(clipboardData);
  await chips()
    .getByRole("button", { name: /^Убрать/ })
    .click();
  await chips().waitFor({ state: "hidden" });
  await paste(clipboardData);
  await chips().getByText(/Б$/).waitFor();
  await holdReplies(stack, 30);
  await composer(page).fill("Рано");
  await page.keyboard.press("Enter");
  await page.getByText(/Отправится через/).waitFor();
  await page.keyboard.press("Control+KeyZ");
  await chips().waitFor();
  await until(async () => (await composer(page).inputValue()) === "Рано");
  await holdReplies(stack, 0);
  expect(received()).toHaveLength(2);
  await composer(page).fill("");
  await chips()
    .getByRole("button", { name: /^Убрать/ })
    .click();
});

test("a file that is too large or of no use to the customer says so at once, and holds the reply back", async () => {
  const field = page.locator("input[type=file]");
  const video = join(stack.folder, "видео.mp4");
  await writeFile(video, Buffer.alloc(21 * 1_048_576));
  await field.setInputFiles(video);
  await chips()
    .getByText(/больше, чем принимает мессенджер/)
    .waitFor();
  await chips()
    .getByRole("button", { name: /^Убрать/ })
    .click();
  await field.setInputFiles({ name: "вирус.exe", mimeType: "image/png", buffer: Buffer.from("MZ\0\0 a program") });
  await chips()
    .getByText(/Файлы такого вида сюда не подходят/)
    .waitFor();
  await composer(page).fill("С файлом");
  expect(await send().isDisabled()).toBe(true);
  await chips()
    .getByRole("button", { name: /^Убрать/ })
    .click();
  await composer(page).fill("");
});

test("a recording is heard before it leaves, and the customer gets it as a voice message", async () => {
  await page.getByRole("button", { name: "Записать голосовое" }).click();
  await page.getByRole("group", { name: "Идёт запись" }).waitFor();
  await page.keyboard.press("Escape");
  await focused(composer(page)).waitFor();
  await page.keyboard.press("Alt+KeyR");
  await page.getByRole("group", { name: "Идёт запись" }).getByText("0:01").waitFor();
  await page.getByRole("button", { name: "Готово" }).click();
  await chips().getByRole("button", { name: "Слушать" }).click();
  await send().click();

  await until(() => received().some(({ kind }) => kind === "voice"));
  const voice = received().find(({ kind }) => kind === "voice");
  expect(voice).toMatchObject({ mimeType: "audio/ogg" });
  expect(voice?.kind === "voice" && voice.durationSeconds).toBeGreaterThanOrEqual(1);
  const player = page.getByRole("article").filter({ has: page.getByRole("slider", { name: "Место в записи" }) });
  await player.getByText("отправлено").waitFor();
  await player.getByRole("button", { name: "Скорость: 1×" }).click();
  await player.getByRole("button", { name: "Скорость: 1.5×" }).click();
  await player.getByRole("button", { name: "Скорость: 2×" }).waitFor();
});

test("pictures of both sides are one gallery, walked by the arrow keys", async () => {
  olga().say({ kind: "photo", caption: "А у меня так" });
  const theirs = bubble(page, "А у меня так").getByRole("button", { name: "Открыть фото" });
  await theirs.click();
  const gallery = page.getByRole("dialog", { name: "Фото диалога" });
  await gallery.getByRole("img", { name: "А у меня так" }).waitFor();
  await gallery.getByRole("button", { name: "Предыдущее фото" }).waitFor();
  await page.keyboard.press("ArrowLeft");
  await gallery.getByRole("img", { name: "Вот" }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press("ArrowRight");
  await gallery.getByRole("img", { name: "А у меня так" }).waitFor();
  await page.keyboard.press("Escape");
  await gallery.waitFor({ state: "hidden" });
  await focused(theirs).waitFor();
});
