import type { TelegramClient } from "telegram";
import { Api } from "telegram/tl/index.js";
import type { SendOutcome } from "../../contracts/update.ts";
import type { OutgoingText } from "../channelAdapter.ts";
import { entitiesOf } from "./entities.ts";
import { sendOnce } from "./sendOnce.ts";

export const sendText = (
  client: TelegramClient,
  peer: Api.TypeInputPeer,
  message: OutgoingText,
  signal: AbortSignal,
): Promise<SendOutcome> =>
  sendOnce(
    client,
    peer,
    message,
    (addressed) => new Api.messages.SendMessage({ ...addressed, message: message.text, ...entitiesOf(message.marks) }),
    signal,
  );
