import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { AUDIT_CSV_PATH } from "../../../../contracts/audit.ts";
import { listAuditedOperators, listAuditEntries } from "../../../../contracts/endpoints/audit.ts";
import type { AuditFilter } from "../../../../contracts/endpoints/audit.ts";
import { authorized, call } from "../api/call.ts";
import { saveBlob } from "../api/saveBlob.ts";

/** The API numbers no first page: it is the one without a cursor. */
const firstPage = "";

export const auditEntries = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam, signal }) =>
      call(listAuditEntries, { query: { ...filter, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.entries),
  });

export const auditedOperators = () =>
  queryOptions({
    queryKey: ["auditedOperators"],
    queryFn: ({ signal }) => call(listAuditedOperators, { signal }),
    select: (answer) => answer.operators,
  });

export async function downloadAudit(filter: AuditFilter): Promise<void> {
  const given = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const response = await authorized({
    method: "GET",
    url: `${AUDIT_CSV_PATH}?${new URLSearchParams(given)}`,
  });
  saveBlob(await response.blob(), "audit.csv");
}
