import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import type { DataSource } from "typeorm";
import type { AuditEntry } from "../../contracts/audit.ts";
import { AuditFilter } from "../../contracts/endpoints/audit.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { authorize } from "../auth/authorize.ts";
import { BYTE_ORDER_MARK, csvHeaders, csvLine } from "../csv.ts";
import { presentAuditEntry, readAudit } from "../presenters/auditEntry.ts";
import type { Viewer } from "../scope/viewer.ts";
import { storableQuery } from "../storable.ts";

const access = { name: "exportAudit", access: "audit.read" } as const;
const PAGE_ROWS = 500;

const columns = [
  "occurredAt",
  "operatorId",
  "apiKeyId",
  "operatorName",
  "action",
  "entityId",
  "conversationId",
  "before",
  "after",
  "address",
  "requestId",
] as const satisfies readonly (keyof AuditEntry)[];

/** The filtered log as a file, read page by page while it is sent. No endpoint object, because its answer is no JSON. */
export function serveAuditCsv(deps: ApiDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const viewer = await authorize(deps, request, access);
    const filter = AuditFilter.safeParse(storableQuery(request.query));
    if (!filter.success) throw new ProductError("request.invalid");
    const lines = Readable.from(csvPages(deps.db, viewer, filter.data));
    await new Promise((ready) => lines.once("readable", ready).once("error", ready));
    if (lines.errored) throw lines.errored;
    response.writeHead(200, csvHeaders("audit.csv"));
    // A reader who leaves in the middle is no fault.
    await pipeline(lines, response).catch(() => response.destroy());
  };
}

async function* csvPages(db: DataSource, viewer: Viewer, filter: AuditFilter): AsyncGenerator<string> {
  let after: readonly [string | null, string | null] = [null, null];
  let head = BYTE_ORDER_MARK + csvLine(columns);
  for (;;) {
    const rows = await readAudit(db, viewer, filter, { after, limit: PAGE_ROWS });
    yield head + rows.map((row) => csvLine(cellsOf(presentAuditEntry(row)))).join("");
    head = "";
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE_ROWS) return;
    after = [last.timeKey, last.id];
  }
}

const cellsOf = (entry: AuditEntry): string[] =>
  columns.map((column) => {
    const value = entry[column];
    return typeof value === "object" && value !== null ? JSON.stringify(value) : (value ?? "");
  });
