import { createHash, randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { IGE } from "telegram/crypto/IGE.js";
import { BinaryReader } from "telegram/extensions/index.js";
import { Api } from "telegram/tl/index.js";
import { int32, int64, uint32 } from "./bytes.ts";
import type { Framing } from "./framing.ts";
import { nextMessageId } from "./messageIds.ts";
import { serialize } from "./serialize.ts";
import type { Answer } from "./serialize.ts";

/** Constructor ids of the protocol's own messages (https://core.telegram.org/mtproto/service_messages). */
const CONTAINER = 0x73f1f8dc;
const GZIPPED = 0x3072cfa1;
const WITH_LAYER = 0xda9b0d0d;
const INIT_CONNECTION = 0xc1cd5ea9;
const WITHOUT_UPDATES = 0xbf9459b7;
const [RPC_RESULT, NEW_SESSION, PONG] = [0xf35c6d01, 0x9ec20908, 0x347773c5];
const SALT = 7n;

/** An authorization key, and whose account it is signed in to. */
export interface ServerKey {
  readonly id: Buffer;
  readonly key: Buffer;
  ownerId: number | null;
  /** Sockets on which it was spoken, the newest last. */
  readonly sockets: Set<Framing>;
  /** How often an older connection spoke after a newer one had begun to: real servers end the session then. */
  spokenTwice: number;
}

export interface ClientSession {
  readonly id: Buffer;
  readonly key: ServerKey;
  framing: Framing;
  sent: number;
}

/** What Telegram refuses, by its code and name (https://core.telegram.org/api/errors). */
export class Refusal extends Error {
  readonly code: number;

  constructor(code: number, name: string) {
    super(name);
    this.code = code;
  }
}

type Carry = (query: unknown, session: ClientSession) => Promise<Answer>;

/** Clients' sessions: decrypts what they say, carries it out, and answers; says things unasked. */
export function createClientSessions(carryOut: Carry) {
  const keys = new Map<string, ServerKey>();
  const sessions = new Map<string, ClientSession>();

  function push(session: ClientSession, update: Answer): void {
    send(session, serialize(update), 3);
  }

  async function receive(framing: Framing, payload: Buffer): Promise<void> {
    const key = keys.get(payload.subarray(0, 8).toString("hex"));
    if (key === undefined) return framing.send(int32(-404));
    if (!key.sockets.has(framing)) framing.socket.once("close", () => key.sockets.delete(framing));
    else if ([...key.sockets].at(-1) !== framing) key.spokenTwice += 1;
    key.sockets.add(framing);
    const plain = decrypt(key.key, payload.subarray(8, 24), payload.subarray(24));
    const id = Buffer.from(plain.subarray(8, 16));
    const messageId = plain.subarray(16, 24);
    // A session is its key's: a client that has got another key goes on under the same number.
    const place = `${key.id.toString("hex")} ${id.toString("hex")}`;
    let session = sessions.get(place);
    if (session === undefined) {
      session = { id, key, framing, sent: 0 };
      sessions.set(place, session);
      send(session, Buffer.concat([uint32(NEW_SESSION), messageId, randomBytes(8), int64(SALT)]), 3);
    }
    session.framing = framing;
    await hear(session, messageId, plain.subarray(32, 32 + plain.readInt32LE(28)));
  }

  async function hear(session: ClientSession, messageId: Buffer, body: Buffer): Promise<void> {
    const reader = new BinaryReader(body);
    const constructor = body.readUInt32LE(0);
    if (constructor === CONTAINER) {
      for (let left = body.readInt32LE(4), at = 8; left > 0; left -= 1) {
        const length = body.readInt32LE(at + 12);
        await hear(session, body.subarray(at, at + 8), body.subarray(at + 16, at + 16 + length));
        at += 16 + length;
      }
    } else if (constructor === GZIPPED) {
      reader.readInt();
      await hear(session, messageId, gunzipSync(reader.tgReadBytes()));
    } else if (constructor === WITH_LAYER) await hear(session, messageId, body.subarray(8));
    else if (constructor === INIT_CONNECTION) await hear(session, messageId, body.subarray(endOfInit(reader)));
    else if (constructor === WITHOUT_UPDATES) await hear(session, messageId, body.subarray(4));
    else void answer(session, messageId, reader.tgReadObject()); // a slow answer holds nobody up
  }

  async function answer(session: ClientSession, messageId: Buffer, query: unknown): Promise<void> {
    if (query instanceof Api.MsgsAck || query instanceof Api.MsgsStateInfo) return;
    if (query instanceof Api.Ping || query instanceof Api.PingDelayDisconnect) {
      const pong = Buffer.concat([uint32(PONG), messageId, int64(BigInt(query.pingId.toString()))]);
      return send(session, pong, 1);
    }
    let result: Buffer;
    try {
      result = serialize(await carryOut(query, session));
    } catch (error) {
      const [errorCode, errorMessage] =
        error instanceof Refusal ? [error.code, error.message] : [500, `INTERNAL ${String(error)}`];
      result = new Api.RpcError({ errorCode, errorMessage }).getBytes();
    }
    send(session, Buffer.concat([uint32(RPC_RESULT), messageId, result]), 1);
  }

  return {
    receive,
    push,
    addKey: (id: Buffer, key: Buffer, ownerId: number | null = null) =>
      void keys.set(id.toString("hex"), { id, key, ownerId, sockets: new Set(), spokenTwice: 0 }),
    ownerOfKey: (id: bigint) => [...keys.values()].find((key) => key.id.readBigInt64LE(0) === id)?.ownerId ?? null,
    keysOf: (ownerId: number) => [...keys.values()].filter((key) => key.ownerId === ownerId),
    /** Sessions to which a push can arrive. */
    of: (ownerId: number) =>
      [...sessions.values()].filter(({ key, framing }) => key.ownerId === ownerId && !framing.socket.destroyed),
    all: () => [...sessions.values()],
  };
}

function send(session: ClientSession, body: Buffer, kind: 1 | 3): void {
  const { id, key, framing } = session;
  const head = [int64(SALT), id, int64(nextMessageId(kind)), int32(session.sent++ * 2 + 1), int32(body.length)];
  const plain = Buffer.concat([...head, body]);
  const padded = Buffer.concat([plain, randomBytes(12 + ((16 - ((plain.length + 12) % 16)) % 16))]);
  const messageKey = sha256(key.key.subarray(96, 128), padded).subarray(8, 24);
  const cipher = cipherOf(key.key, messageKey, 8);
  framing.send(Buffer.concat([key.id, messageKey, cipher.encryptIge(padded)]));
}

const decrypt = (key: Buffer, messageKey: Buffer, body: Buffer) => cipherOf(key, messageKey, 0).decryptIge(body);

/** MTProto 2.0; `from` is 0 for what clients say and 8 for what the server says. */
function cipherOf(key: Buffer, messageKey: Buffer, from: 0 | 8): IGE {
  const a = sha256(messageKey, key.subarray(from, from + 36));
  const b = sha256(key.subarray(from + 40, from + 76), messageKey);
  return new IGE(
    Buffer.concat([a.subarray(0, 8), b.subarray(8, 24), a.subarray(24, 32)]),
    Buffer.concat([b.subarray(0, 8), a.subarray(8, 24), b.subarray(24, 32)]),
  );
}

/** initConnection carries the query after its own fields. */
function endOfInit(reader: BinaryReader): number {
  reader.readInt();
  const flags = reader.readInt();
  reader.readInt();
  for (let field = 0; field < 6; field += 1) reader.tgReadString();
  if (flags & 1) reader.tgReadObject();
  if (flags & 2) reader.tgReadObject();
  return reader.tellPosition();
}

const sha256 = (...parts: readonly Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
