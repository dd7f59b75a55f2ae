import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import type { DataSource } from "typeorm";
import { z } from "zod";
import { ProductError } from "../../contracts/errors.ts";
import { TenantSettings } from "../../contracts/tenantSettings.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { authorize } from "../auth/authorize.ts";
import { presentMessage, selectMessages } from "../presenters/message.ts";
import type { MessageRow } from "../presenters/message.ts";
import { languages, transcriptHead, transcriptLine } from "../presenters/transcript.ts";
import type { TranscriptStyle } from "../presenters/transcript.ts";
import { requireVisible } from "../scope/requireVisible.ts";

const access = { name: "getTranscript", access: "conversations.read" } as const;
const PAGE_ROWS = 500;
const Query = z.object({ language: z.enum(languages).default("ru") });

/** What was said to and by the contact, in the tenant's time zone. Private notes stay private: a transcript is made to be handed on. */
export function serveTranscript(deps: ApiDeps) {
  return async (request: Request<{ conversationId: string }>, response: Response): Promise<void> => {
    const { conversationId } = request.params;
    await requireVisible(deps.db, await authorize(deps, request, access), "conversationId", conversationId);
    const query = Query.safeParse(request.query);
    if (!query.success) throw new ProductError("request.invalid");
    const style = { ...query.data, ...(await styleOf(deps.db, conversationId)) };
    response.writeHead(200, {
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="${conversationId}.txt"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    // A reader who leaves in the middle is no fault.
    await pipeline(Readable.from(pages(deps.db, conversationId, style)), response).catch(() => response.destroy());
  };
}

async function* pages(db: DataSource, conversationId: string, style: TranscriptStyle): AsyncGenerator<string> {
  yield transcriptHead(style);
  for (let after = 0; ;) {
    const rows: MessageRow[] = await db.query(
      `${selectMessages} WHERE m."conversationId" = $1 AND m.seq > $2 AND m.direction <> 'note' ORDER BY m.seq LIMIT $3`,
      [conversationId, after, PAGE_ROWS],
    );
    yield rows.map((row) => transcriptLine(presentMessage(row), style)).join("");
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE_ROWS) return;
    after = last.seq;
  }
}

async function styleOf(db: DataSource, id: string): Promise<Pick<TranscriptStyle, "timeZone" | "contactName">> {
  const [row]: { name: string; settings: unknown }[] = await db.query(
    `SELECT p.name, t.settings FROM conversations c JOIN contacts p ON p.id = c."contactId" JOIN tenants t ON t.id = c."tenantId"
     WHERE c.id = $1`,
    [id],
  );
  if (row === undefined) throw new ProductError("conversation.not_found");
  return { contactName: row.name, timeZone: TenantSettings.parse(row.settings).timeZone };
}
