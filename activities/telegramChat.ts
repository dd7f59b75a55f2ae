import type { DataSource } from "typeorm";
import type { HeldSession } from "../channels/telegramAccount/heldSessions.ts";
import { answerChatRequest, readChatRequest } from "../commands/telegram/answerChatRequest.ts";
import type { ChannelAccountId, ChatRequestId } from "../contracts/ids.ts";
import type { PersonSearch } from "../contracts/telegramChat.ts";

const FIND_TIMEOUT_MS = 12_000;

export interface TelegramChatDeps {
  readonly db: DataSource;
  /** The connection of an account that this process holds. */
  readonly sessionOf: (id: ChannelAccountId) => HeldSession | undefined;
}

export type TelegramChatActivities = ReturnType<typeof createTelegramChatActivities>;

export const createTelegramChatActivities = ({ db, sessionOf }: TelegramChatDeps) => ({
  /** Asks Telegram who somebody is, and leaves the answer in Postgres. */
  async findPerson({ requestId }: { readonly requestId: ChatRequestId }): Promise<PersonSearch> {
    const request = await readChatRequest(db, requestId);
    const session = request && sessionOf(request.channelAccountId);
    if (!session) return { kind: "refused", problem: "unreachable" };
    const found = await session.findPerson(request.address, AbortSignal.timeout(FIND_TIMEOUT_MS));
    if (found.kind === "refused") return found;
    await answerChatRequest(db, requestId, found.chat);
    return { kind: "found" };
  },
});
