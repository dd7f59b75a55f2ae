import type { ChangeOutcome, SendOutcome } from "../../contracts/update.ts";
import type { FetchedFile, OutgoingFile, OutgoingText, SentChange } from "../channelAdapter.ts";
import type { FoundPerson } from "./findPerson.ts";

/** An account's open connection, in the process that holds it. */
export interface HeldSession {
  send(message: OutgoingText | OutgoingFile, signal: AbortSignal): Promise<SendOutcome>;
  changeSent(change: SentChange, signal: AbortSignal): Promise<ChangeOutcome>;
  fetchFile(providerFileId: string): Promise<FetchedFile>;
  /** Throws what Telegram refused it by, as tellTyping does. */
  tellRead(chatId: string, externalId: string): Promise<void>;
  tellTyping(chatId: string): Promise<void>;
  findPerson(to: string, signal: AbortSignal): Promise<FoundPerson>;
}

/** The connections that this process holds, by the session string with which each was opened: nobody sends by an old one. */
export interface HeldSessions {
  find(session: string): HeldSession | undefined;
}
