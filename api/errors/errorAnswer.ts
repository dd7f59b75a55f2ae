import { z } from "zod";
import { errors, ProductError } from "../../contracts/errors.ts";
import type { ErrorBody } from "../../contracts/errors.ts";
import { databaseIsAway } from "./databaseIsAway.ts";

export interface ErrorAnswer {
  readonly status: number;
  readonly body: ErrorBody;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter: number | null;
  /** A fault of ours, to be logged with everything we know. */
  readonly isFault: boolean;
}

/** What a caller may know of an error: its code, its sentence and details made for them. Everything else stays in the log. */
export function errorAnswer(error: unknown): ErrorAnswer {
  const { code, message, details } = productErrorFor(error);
  const { status } = errors[code];
  return {
    status,
    body: { error: { code, message, ...(details === undefined ? {} : { details }) } },
    retryAfter: status === 503 ? 2 : (Wait.safeParse(details).data?.retryAfterSeconds ?? null),
    isFault: code === "internal",
  };
}

/** What refusals for a while say in their details. */
const Wait = z.object({ retryAfterSeconds: z.number().int() });

/** How Express names what it refuses: bodies, paths and files that are not there. */
const RefusedByExpress = z.object({ status: z.number().int().min(400).max(499), type: z.string().optional() });

function productErrorFor(error: unknown): ProductError {
  if (error instanceof ProductError) return error;
  if (databaseIsAway(error)) return new ProductError("database.unavailable");
  const refused = RefusedByExpress.safeParse(error);
  if (!refused.success) return new ProductError("internal");
  const { status, type } = refused.data;
  if (status === 404) return new ProductError("request.not_found");
  if (status === 413) return new ProductError("request.too_large");
  return new ProductError(type === "entity.parse.failed" ? "request.malformed" : "request.invalid");
}
