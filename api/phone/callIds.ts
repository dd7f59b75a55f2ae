import { ProductError } from "../../contracts/errors.ts";
import { CallRequestId } from "../../contracts/ids.ts";

/** The 32 digits of an id of ours as a UUID with dashes, which is what the app takes for an id. */
export function toUuid(id: string): string {
  const digits = id.slice(id.indexOf("_") + 1);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Throws call.not_found for what is no id of a call. */
export function callIdOf(uuid: string): CallRequestId {
  const parsed = CallRequestId.safeParse(`cal_${uuid.replaceAll("-", "").toLowerCase()}`);
  if (!parsed.success) throw new ProductError("call.not_found");
  return parsed.data;
}
