import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { ConversationId } from "../ids.ts";
import { Upload } from "../upload.ts";

const side = z.coerce.number().int().positive().max(100_000).optional();

/** The body is the file itself. One that no reply has taken within a day is removed. */
export const uploadFile = endpoint({
  name: "uploadFile",
  summary: "Hand over a file for a reply, as the whole body; the answer says how it will reach the contact.",
  method: "POST",
  path: "/api/v1/operator/conversations/:conversationId/uploads",
  access: "conversations.answer",
  takesFile: true,
  params: z.object({ conversationId: ConversationId }),
  query: z.object({
    fileName: z.string().min(1).max(500),
    /** How long a recording is: it goes as a voice message where the channel takes it as one. */
    recordedSeconds: z.coerce.number().min(0).max(86_400).optional(),
    /** Of a picture, so that its place is known before it is. */
    width: side,
    height: side,
  }),
  result: Upload,
});
