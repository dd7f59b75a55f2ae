import type { TelegramClient } from "telegram";
import { Api } from "telegram/tl/index.js";
import type { ChatProblem, FoundChat } from "../../contracts/telegramChat.ts";
import { describeChat } from "./describeMessage.ts";
import { floodMs, refusalName } from "./refusals.ts";
import { within } from "./within.ts";

export type FoundPerson =
  | { readonly kind: "found"; readonly chat: FoundChat }
  | { readonly kind: "refused"; readonly problem: ChatProblem };

/** https://core.telegram.org/method/contacts.resolvePhone, https://core.telegram.org/method/contacts.resolveUsername */
const REFUSALS: Readonly<Record<string, ChatProblem>> = {
  PHONE_NOT_OCCUPIED: "nobodyByPhone",
  PHONE_NUMBER_INVALID: "nobodyByPhone",
  USERNAME_NOT_OCCUPIED: "nobodyByName",
  USERNAME_INVALID: "nobodyByName",
};

/** Who answers to a phone number ("+7…") or a name ("@anna"), as far as they let themselves be found. */
export async function findPerson(client: TelegramClient, to: string, signal: AbortSignal): Promise<FoundPerson> {
  const isPhone = to.startsWith("+");
  const request = isPhone
    ? new Api.contacts.ResolvePhone({ phone: to.slice(1) })
    : new Api.contacts.ResolveUsername({ username: to.slice(1) });
  try {
    const { peer, users } = await within(signal, client.invoke(request));
    if (!(peer instanceof Api.PeerUser)) return refused("notAPerson");
    const user = users.find((one) => one instanceof Api.User && one.id.eq(peer.userId));
    if (!(user instanceof Api.User)) return refused(isPhone ? "nobodyByPhone" : "nobodyByName");
    if (user.self === true) return refused("oneself");
    if (user.deleted === true) return refused("deleted");
    const { id: externalId, name, username, accessHash } = describeChat(peer, user);
    return { kind: "found", chat: { externalId, name, username, accessHash, phone: isPhone ? to : null } };
  } catch (error) {
    if (floodMs(error) !== null) return refused("flood");
    const name = refusalName(error);
    return refused(name === null ? "unreachable" : (REFUSALS[name] ?? "refused"));
  }
}

const refused = (problem: ChatProblem): FoundPerson => ({ kind: "refused", problem });
