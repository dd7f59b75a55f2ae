import { attachNoteFile } from "../../../../contracts/endpoints/companyNotes.ts";
import type { CompanyNoteId } from "../../../../contracts/ids.ts";
import { addressOf, authorizedBy } from "./call.ts";
import { postFile } from "./sendFile.ts";

const nobodyLooks = () => undefined;

/** Attaches a file to one's own note. Throws ClientError. */
export async function sendNoteFile(companyNoteId: CompanyNoteId, file: File): Promise<void> {
  const url = addressOf(attachNoteFile.path, { companyNoteId }, { fileName: file.name });
  await authorizedBy((wanted) => postFile(wanted, file, nobodyLooks), { method: attachNoteFile.method, url });
}
