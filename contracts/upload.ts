import { z } from "zod";
import { MediaId } from "./ids.ts";
import { FileContent } from "./message.ts";

/** A file that waits for the reply it goes with, and how it will reach the contact. */
export const Upload = z.object({
  id: MediaId,
  content: FileContent,
  mimeType: z.string(),
  fileName: z.string(),
  sizeBytes: z.number().int(),
});
export type Upload = z.infer<typeof Upload>;

/** A reply without words is one with a file. */
export const saysSomething = ({
  text,
  mediaId,
}: {
  readonly text: string;
  readonly mediaId: MediaId | null;
}): boolean => text !== "" || mediaId !== null;
