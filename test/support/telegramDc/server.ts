import { createHash, generateKeyPairSync, randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { AuthKey } from "telegram/crypto/AuthKey.js";
import { returnBigInt } from "telegram/Helpers.js";
import { StringSession } from "telegram/sessions/index.js";
import { Api } from "telegram/tl/index.js";
import { fingerprintOf } from "../../../channels/telegramAccount/serverKey.ts";
import { createClientSessions, Refusal } from "./clientSessions.ts";
import type { ClientSession } from "./clientSessions.ts";
import { configuration } from "./configuration.ts";
import { frame } from "./framing.ts";
import { exchangeKeys } from "./keyExchange.ts";
import { addMessaging, chatIdOf } from "./messaging.ts";
import { createMethods } from "./methods.ts";
import type { Kept } from "./box.ts";
import { createOwner } from "./owner.ts";
import type { Owner, OwnerCard } from "./owner.ts";
import { addReading, known } from "./reading.ts";
import type { Patience } from "./reading.ts";
import { createHappenings } from "./happenings.ts";
import { seconds } from "./seconds.ts";
import { addSpeaking } from "./speaking.ts";
import { addSigningIn } from "./signingIn.ts";

/** Session strings hold the port in a signed 16-bit number. */
const PORT_MAX = 32_767;
const HOME_DC = 2;
const KEY_BYTES = 256;
/** What may be asked without being signed in. */
const BEFORE_SIGNING_IN = /^(auth\.|help\.|account\.GetPassword)/;

export type TelegramDc = Awaited<ReturnType<typeof startTelegramDc>>;

interface Fault {
  /** The class of the request, such as messages.SendMessage. */
  readonly method: string;
  readonly times: number;
  /** Refused before, or only the answer is lost after it was carried out. */
  readonly as: { readonly code: number; readonly name: string } | "lostAnswer";
}

/**
 * A data centre of Telegram in this process, at the network's edge: real key exchange and encryption, the library's own
 * schema, accounts with a numbered history, and failures on demand.
 */
export async function startTelegramDc() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const publicPem = publicKey.export({ type: "spki", format: "pem" }).toString();
  const owners = new Map<number, Owner>();
  const files = new Map<string, Buffer>();
  const faults: { method: string; left: number; as: Fault["as"] }[] = [];
  const migrations: number[] = [];
  const methods = createMethods();
  const ownerOf = ({ key }: ClientSession) => {
    const owner = owners.get(key.ownerId ?? 0);
    if (owner === undefined) throw new Refusal(401, "AUTH_KEY_UNREGISTERED");
    return owner;
  };

  const sessions = createClientSessions(async (query, session) => {
    const name = nameOf(query);
    if (session.key.ownerId === null && !BEFORE_SIGNING_IN.test(name)) throw new Refusal(401, "AUTH_KEY_UNREGISTERED");
    if (name === "auth.SendCode" && migrations.length > 0)
      throw new Refusal(303, `PHONE_MIGRATE_${migrations.shift()}`);
    const fault = faults.find(({ method, left }) => method === name && left > 0);
    if (fault === undefined) return methods.carryOut(query, session);
    fault.left -= 1;
    if (fault.as !== "lostAnswer") throw new Refusal(fault.as.code, fault.as.name);
    await methods.carryOut(query, session);
    return new Promise(() => {});
  });

  const server = createServer((socket) => {
    const framing = frame(socket, (payload) =>
      payload.subarray(0, 8).equals(Buffer.alloc(8)) ? exchange(payload) : sessions.receive(framing, payload),
    );
    const exchange = exchangeKeys(framing, {
      fingerprint: fingerprintOf(publicPem),
      privateKey,
      onKey: (id, key) => sessions.addKey(id, key),
    });
  });
  const port = await listen(server);

  methods.on(Api.help.GetConfig, () => configuration(port));
  // Files are fetched by temporary keys (https://core.telegram.org/api/pfs), which speak for the key they are bound to.
  methods.on(Api.auth.BindTempAuthKey, ({ permAuthKeyId }, { key }) => {
    key.ownerId = sessions.ownerOfKey(BigInt(permAuthKeyId.toString()));
    return true;
  });
  const signingIn = addSigningIn(methods, owners);
  const patience: Patience = { tooLongFrom: 10_000 };
  addMessaging(methods, ownerOf, files);
  addReading(methods, ownerOf, patience);
  const directory = new Map<string, { readonly id: number; readonly name: string }>();
  const speaking = addSpeaking(methods, ownerOf, files, directory);

  const tell = (owner: Owner, update: Api.TypeUpdate) => {
    const said = new Api.Updates({ updates: [update], ...known(owner), date: seconds(), seq: 0 });
    for (const session of sessions.of(owner.id)) sessions.push(session, said);
  };
  const keepAndTell = (owner: Owner, given: Parameters<Owner["keep"]>[0], { lost = false } = {}): number => {
    const message = owner.keep(given);
    if (!lost) tell(owner, new Api.UpdateNewMessage({ message, pts: owner.pts, ptsCount: 1 }));
    return message.id;
  };

  return {
    /** Where clients find it, and what they are to trust. */
    at: { host: "127.0.0.1", port, publicKey: publicPem },

    addOwner(card: OwnerCard) {
      const owner = createOwner(1_000 + owners.size, { ...card, phone: card.phone.replace(/\D/g, "") });
      owners.set(owner.id, owner);
      return {
        sends: owner.sends,
        number: returnBigInt,
        history: () => owner.history.map(({ message }) => message),
        /** The same with the moment of each. */
        kept: (): readonly Kept[] => owner.history,
        bytesOf: (fileId: string) => files.get(fileId),
        limit: (isLimited: boolean) => speaking.limit(owner, isLimited),
        reactionTo: (messageId: number) => speaking.reactionTo(owner, messageId),
        told: () => speaking.told(owner),
        /** A session that is signed in already, as the library writes it. */
        async signIn(): Promise<string> {
          const key = new AuthKey();
          await key.setKey(randomBytes(KEY_BYTES));
          const bytes = key.getKey() ?? Buffer.alloc(0);
          sessions.addKey(idOfKey(bytes), bytes, owner.id);
          const session = new StringSession("");
          session.setDC(HOME_DC, "127.0.0.1", port);
          session.setAuthKey(key, HOME_DC);
          return session.save();
        },
        /** What arrived, whoever asked for it how often. */
        arrivedAt: (chatId: number) =>
          owner.history
            .map(({ message }) => message)
            .filter(({ out, peerId }) => out === true && chatIdOf(peerId) === chatId)
            .map(({ message }) => message),
        /** Somebody writes to the account. `lost`: the server keeps it, but the push never arrives. */
        hear(
          personId: number,
          said: string | Partial<Parameters<Owner["keep"]>[0]>,
          { lost = false, name = "Ольга" } = {},
        ) {
          const { id: userId } = owner.know(personId, name);
          const peerId = new Api.PeerUser({ userId });
          return keepAndTell(owner, { peerId, fromId: peerId, ...contentOf(said) }, { lost });
        },
        hearInGroup(groupId: number, personId: number, text: string, title = "Наш двор") {
          const { id: chatId } = owner.group(groupId, title);
          const { id: userId } = owner.know(personId, "Ольга");
          const fromId = new Api.PeerUser({ userId });
          return keepAndTell(owner, { peerId: new Api.PeerChat({ chatId }), fromId, message: text });
        },
        /** What happens to what was written in chats and groups. */
        ...createHappenings(owner, (update) => tell(owner, update)),
        /** Something happens between somebody and the account, and neither says anything. */
        serve(personId: number, action: Api.TypeMessageAction, { name = "Ольга" } = {}) {
          const peerId = new Api.PeerUser({ userId: owner.know(personId, name).id });
          const message = owner.box.keepService({ peerId, fromId: peerId, action });
          tell(owner, new Api.UpdateNewMessage({ message, pts: owner.pts, ptsCount: 1 }));
        },
        /** Something happens in a group, and nobody says anything. */
        happen(groupId: number, personId: number, action: Api.TypeMessageAction, title = "Наш двор") {
          const { id: chatId } = owner.group(groupId, title);
          const { id: userId } = owner.know(personId, "Ольга");
          const fromId = new Api.PeerUser({ userId });
          const message = owner.box.keepService({ peerId: new Api.PeerChat({ chatId }), fromId, action });
          tell(owner, new Api.UpdateNewMessage({ message, pts: owner.pts, ptsCount: 1 }));
          return message.id;
        },
        /** A supergroup or a channel of the account's. */
        channel(channelId: number, title: string, { broadcast = false } = {}) {
          const box = owner.channel(channelId, title, broadcast);
          return {
            ...createHappenings(owner, (update) => tell(owner, update), box, channelId),
            hear(personId: number, text: string, { lost = false, ...more }: { lost?: boolean; date?: number } = {}) {
              const { id: userId } = owner.know(personId, "Ольга");
              const author = broadcast ? {} : { fromId: new Api.PeerUser({ userId }) };
              const peerId = new Api.PeerChannel({ channelId: box.channel.id });
              const message = box.keep({ peerId, ...author, message: text, ...more });
              if (!lost) tell(owner, new Api.UpdateNewChannelMessage({ message, pts: box.pts, ptsCount: 1 }));
              return message.id;
            },
          };
        },
        /** The owner writes from the phone. */
        say(personId: number, text: string) {
          const { id: userId } = owner.know(personId, "Ольга");
          return keepAndTell(owner, { out: true, peerId: new Api.PeerUser({ userId }), message: text });
        },
        /** A file of so many bytes, to be put into a message. */
        photo(bytes: Buffer) {
          const id = returnBigInt(files.size + 1);
          files.set(id.toString(), bytes);
          const fileReference = Buffer.from("reference");
          const size = new Api.PhotoSize({ type: "x", w: 800, h: 600, size: bytes.length });
          const photo = new Api.Photo({
            id,
            accessHash: returnBigInt(1),
            fileReference,
            date: seconds(),
            sizes: [size],
            dcId: 2,
          });
          return new Api.MessageMediaPhoto({ photo });
        },
        /** Somebody wrote so many days ago, before anybody listened. */
        heardOnce(personId: number, text: string, daysAgo: number) {
          const { id: userId } = owner.know(personId, "Ольга");
          const peerId = new Api.PeerUser({ userId });
          return owner.keep({ peerId, fromId: peerId, message: text, date: seconds() - daysAgo * 86_400 }).id;
        },
        /** A file of another kind; its bytes are nobody's business. */
        document(mimeType: string, attributes: Api.TypeDocumentAttribute[]) {
          const document = new Api.Document({
            id: returnBigInt(1),
            accessHash: returnBigInt(1),
            fileReference: Buffer.from("reference"),
            date: seconds(),
            mimeType,
            size: returnBigInt(1_024),
            dcId: 2,
            attributes,
          });
          return new Api.MessageMediaDocument({ document });
        },
        scan(link: string) {
          const key = signingIn.scan(link, owner);
          const update = new Api.UpdateShort({ update: new Api.UpdateLoginToken(), date: seconds() });
          for (const session of sessions.all().filter((one) => one.key === key)) sessions.push(session, update);
        },
        /** The owner ends the session in the phone's list of devices. */
        revoke() {
          for (const key of sessions.keysOf(owner.id)) {
            key.ownerId = null;
            for (const { socket } of key.sockets) socket.destroy();
          }
        },
        dropConnections() {
          for (const key of sessions.keysOf(owner.id)) for (const { socket } of key.sockets) socket.destroy();
        },
        isConnected: () => sessions.of(owner.id).length > 0,
        /** How often two connections spoke for it at once. */
        spokenTwice: () => sessions.keysOf(owner.id).reduce((sum, { spokenTwice }) => sum + spokenTwice, 0),
      };
    },
    fail({ method, times, as }: Fault) {
      faults.push({ method, left: times, as });
    },
    /** How many updates are told one by one to whoever was away; of more only that they were many. */
    loseCountFrom(updates: number) {
      patience.tooLongFrom = updates;
    },
    /** Somebody whom accounts can find by number ("+79990001122") or name ("@anna"). */
    list: (by: string, person: { readonly id: number; readonly name: string }) =>
      void directory.set(by.slice(1), person),
    /** The next request for a code is sent to another data centre. */
    migrateNext: (dcId: number) => void migrations.push(dcId),

    async close() {
      for (const { framing } of sessions.all()) framing.socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** Keys are named by the end of their digest (https://core.telegram.org/mtproto/description). */
const idOfKey = (key: Buffer) => createHash("sha1").update(key).digest().subarray(-8);

const contentOf = (said: string | Partial<Parameters<Owner["keep"]>[0]>) =>
  typeof said === "string" ? { message: said } : said;

const nameOf = (query: unknown) =>
  typeof query === "object" && query !== null && "className" in query ? String(query.className) : "";

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, PORT_MAX);
    const listening = new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false)).once("listening", () => resolve(true));
    });
    server.listen(port, "127.0.0.1");
    if (await listening) return port;
  }
}
