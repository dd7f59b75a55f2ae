import type { Access } from "../../../../../contracts/endpoint.ts";
import type { Operator } from "../../../../../contracts/operator.ts";

export function mayOpen(operator: Operator | undefined, access: Exclude<Access, "anyone">): boolean {
  if (operator === undefined) return false;
  if (access === "signedIn") return true;
  return access === "installation" ? operator.isInstallationAdmin : operator.permissions.includes(access);
}
