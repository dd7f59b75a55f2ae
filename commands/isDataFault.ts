import { QueryFailedError } from "typeorm";

/** SQLSTATE classes that say "this data", not "this moment": data exceptions, violated constraints, program limits. */
const DATA_FAULT = /^(22|23|54)/;

/** Whether what was to be stored cannot be stored at all, so that trying again is of no use. */
export function isDataFault(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { driverError } = error;
  return "code" in driverError && typeof driverError.code === "string" && DATA_FAULT.test(driverError.code);
}
