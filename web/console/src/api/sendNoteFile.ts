import { attachNoteFile } from "../../../../contracts/endpoints/companyNotes.ts";
import type { CompanyNoteId } from "../../../../contracts/ids.ts";
import { addressOf } from "./call.ts";
import { sendTo } from "./sendFile.ts";

const nobodyLooks = () => undefined;

/** Attaches a file to one's own note. Throws ClientError. */
export async function sendNoteFile(companyNoteId: CompanyNoteId, file: File): Promise<void> {
  const url = addressOf(attachNoteFile.path, { companyNoteId }, { fileName: file.name });
  await sendTo(url, file, { onProgress: nobodyLooks, signal: new AbortController().signal });
}
