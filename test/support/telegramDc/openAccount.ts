import { openSession } from "../../../channels/telegramAccount/openSession.ts";
import type { OpenedSession } from "../../../channels/telegramAccount/openSession.ts";
import { enterCode, requestCode } from "../../../channels/telegramAccount/signIn.ts";
import type { TelegramDc } from "./server.ts";

const APP = { apiId: 12_345, apiHash: "hash" };

let phones = 0;

/** Somebody's account, signed in to, with its connection open and somebody who has written to it. */
export async function openAccount(dc: TelegramDc, personId: number) {
  const phone = `+7999111${String(1_000 + (phones += 1))}`;
  const owner = dc.addOwner({ phone });
  const access = { ...APP, dc: dc.at };
  const sent = await requestCode({ ...access, session: "" }, phone);
  if (sent.kind !== "codeSent") throw new Error(`No code was sent: ${JSON.stringify(sent)}`);
  const entered = await enterCode({ ...access, session: sent.session }, { phone, code: "12345", ...sent });
  if (entered.kind !== "signedIn") throw new Error(`Nobody was signed in: ${JSON.stringify(entered)}`);
  const { session, state } = entered;
  const floods: number[] = [];
  const heard = Promise.withResolvers<void>();
  const open = (): Promise<OpenedSession> =>
    openSession({
      settings: { ...APP, session },
      dc: dc.at,
      resumeFrom: state,
      signal: new AbortController().signal,
      mayTalk: () => true,
      accessHashOf: async () => null,
      channels: new Map(),
      newestIn: async () => null,
      onUpdate: async () => heard.resolve(),
      onState: async () => undefined,
      onDead: () => undefined,
      onFlood: (forMs) => void floods.push(forMs),
    });
  const opened = await open();
  const heardId = owner.hear(personId, "здравствуйте");
  await heard.promise;
  return { owner, opened, floods, heardId, settings: { ...APP, session } };
}
