import { Session, refreshSession, signOut } from "../../../../contracts/endpoints/session.ts";
import type { OperatorId } from "../../../../contracts/ids.ts";
import type { EventCursor } from "../../../../contracts/realtime.ts";
import { createStore } from "../state/store.ts";
import { ClientError } from "./clientError.ts";
import { request } from "./request.ts";

type SessionState =
  | { readonly status: "unknown" }
  | { readonly status: "signedOut" }
  | { readonly status: "signedIn"; readonly session: Session };

/** Who is signed in here. The access token lives only in this memory; the refresh token only in its http-only cookie. */
export const session = createStore<SessionState>({ status: "unknown" });

export const beginSession = (begun: Session) => session.set(() => ({ status: "signedIn", session: begun }));

export function accessToken(): string | undefined {
  const state = session.get();
  return state.status === "signedIn" ? state.session.accessToken : undefined;
}

/** Where the log stood before anything was fetched in this session. */
export function sessionSince(): EventCursor | null {
  const state = session.get();
  return state.status === "signedIn" ? state.session.since : null;
}

export function signedInOperator(): OperatorId | undefined {
  const state = session.get();
  return state.status === "signedIn" ? state.session.operator.id : undefined;
}

let refreshing: Promise<void> | undefined;

/** Exchanges the refresh cookie for a new access token; callers at the same time share one exchange. */
export function refresh(): Promise<void> {
  refreshing ??= acrossTabs(exchange).finally(() => (refreshing = undefined));
  return refreshing;
}

export async function endSession(): Promise<void> {
  await request({ method: signOut.method, url: signOut.path, token: accessToken() }).catch(() => undefined);
  session.set(() => ({ status: "signedOut" }));
}

async function exchange(): Promise<void> {
  try {
    const response = await request({ method: refreshSession.method, url: refreshSession.path });
    beginSession(Session.parse(await response.json()));
  } catch (error) {
    if (error instanceof ClientError && error.code.startsWith("auth.")) session.set(() => ({ status: "signedOut" }));
    throw error;
  }
}

/** A refresh token works once, and a second use ends the session: two tabs must not spend the same one at the same time. */
function acrossTabs(work: () => Promise<void>): Promise<void> {
  return "locks" in navigator ? navigator.locks.request("switchboard.refresh", work) : work();
}
