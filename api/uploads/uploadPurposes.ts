export type UploadPurpose = "logo" | "attachment";

interface Allowed {
  readonly bytesMax: number;
  /** MIME types as file-type names them, and text/plain. */
  readonly types: readonly string[];
}

const MEGABYTE = 1_048_576;
const pictures = ["image/png", "image/jpeg", "image/webp"] as const;

/** What may be uploaded for what. SVG is nowhere: it can carry scripts. */
export const uploadPurposes: Readonly<Record<UploadPurpose, Allowed>> = {
  /** A tenant's logo, which every console of the tenant shows. */
  logo: { bytesMax: MEGABYTE, types: pictures },
  /** What an operator sends to a customer: as much as Telegram's bots send; other messengers take less. */
  attachment: {
    bytesMax: 50 * MEGABYTE,
    types: [
      ...pictures,
      "image/gif",
      "audio/mpeg",
      "audio/ogg",
      "audio/x-m4a",
      "audio/wav",
      "video/mp4",
      "application/pdf",
      "application/zip",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "text/plain",
    ],
  },
};
