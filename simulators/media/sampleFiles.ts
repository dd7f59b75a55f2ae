import { murmur } from "./murmur.ts";
import { oggSilence } from "./oggSilence.ts";
import { drawPhonePhoto } from "./phonePhoto.ts";
import { receiptPdf } from "./receiptPdf.ts";

export interface SampleFile {
  readonly bytes: Buffer;
  readonly mimeType: string;
  readonly fileName: string;
}

const PHOTO_VARIANTS = 8;
const photos = new Map<number, Buffer>();

/** Drawing takes about a tenth of a second, so each of the variants is drawn once. */
export function samplePhoto(number: number): SampleFile {
  const variant = number % PHOTO_VARIANTS;
  const bytes = photos.get(variant) ?? drawPhonePhoto(variant + 1);
  photos.set(variant, bytes);
  return { bytes, mimeType: "image/png", fileName: `photo_${number}.png` };
}

/** A voice message that can be heard. */
export const sampleVoice = (number: number, seconds: number): SampleFile => ({
  bytes: murmur(seconds, number),
  mimeType: "audio/wav",
  fileName: `voice_${number}.wav`,
});

/** A voice message in the only container that Telegram shows as one. */
export const sampleOggVoice = (number: number, seconds: number): SampleFile => ({
  bytes: oggSilence(seconds),
  mimeType: "audio/ogg",
  fileName: `voice_${number}.oga`,
});

export const sampleDocument = (number: number): SampleFile => ({
  bytes: receiptPdf(10_000 + number),
  mimeType: "application/pdf",
  fileName: `receipt_${number}.pdf`,
});
