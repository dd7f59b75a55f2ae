import { QueryFailedError } from "typeorm";

/** Operator intervention (57P01–03: shutdown, crash, starting), connection exceptions (08), too many connections (53300). */
const AWAY_CODE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|08\w{3}|57P0[123]|53300)$/;
/** What `pg` says without a code. */
const AWAY_MESSAGE =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Driver not Connected)/;

/** Whether an error means that Postgres cannot be reached now, so that the same request may succeed in a moment. */
export function databaseIsAway(error: unknown): boolean {
  const cause = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
  return AWAY_CODE.test(code) || AWAY_MESSAGE.test(cause.message);
}
