import type { SendOutcome } from "../../contracts/update.ts";
import type { FetchedFile, OutgoingText } from "../channelAdapter.ts";

/** An account's open connection, in the process that holds it. */
export interface HeldSession {
  send(message: OutgoingText, signal: AbortSignal): Promise<SendOutcome>;
  fetchFile(providerFileId: string): Promise<FetchedFile>;
}

/** The connections that this process holds, by the session string with which each was opened: nobody sends by an old one. */
export interface HeldSessions {
  find(session: string): HeldSession | undefined;
}
