import type { SendOutcome } from "../../contracts/update.ts";
import type { FetchedFile, OutgoingText } from "../channelAdapter.ts";
import type { AccountMessage } from "./wire.ts";

interface ListedChat {
  readonly chatId: string;
  readonly accessHash: string | null;
  readonly topDate: number;
}

interface ChatToRead {
  readonly chatId: string;
  readonly accessHash: string | null;
  readonly beforeId: number | null;
}

/** An account's open connection, in the process that holds it. */
export interface HeldSession {
  send(message: OutgoingText, signal: AbortSignal): Promise<SendOutcome>;
  fetchFile(providerFileId: string): Promise<FetchedFile>;
  /** All chats with the time of their newest message (unix seconds), the latest first, a page at a time. Throws refusals. */
  listChats(): AsyncIterable<readonly ListedChat[]>;
  /** The messages before one, or the newest ones; the newest first, none at the beginning of the chat. Throws refusals. */
  readOlder(chat: ChatToRead): Promise<readonly AccountMessage[]>;
}

/** The connections that this process holds, by the session string with which each was opened: nobody sends by an old one. */
export interface HeldSessions {
  find(session: string): HeldSession | undefined;
}
