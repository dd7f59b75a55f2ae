import type { Operator } from "../../../../contracts/operator.ts";
import type { Permission } from "../../../../contracts/permissions.ts";
import { session } from "../api/session.ts";
import { useStore } from "../state/store.ts";

/** Who works here. Undefined only in the instant between signing out and the sign-in screen. */
export const useOperator = (): Operator | undefined =>
  useStore(session, (state) => (state.status === "signedIn" ? state.session.operator : undefined));

export const useMay = (permission: Permission): boolean => useOperator()?.permissions.includes(permission) ?? false;
