import { randomBytes } from "node:crypto";
import { Api } from "telegram/tl/index.js";
import { Refusal } from "./clientSessions.ts";
import type { ServerKey } from "./clientSessions.ts";
import type { Methods } from "./methods.ts";
import { seconds } from "./seconds.ts";
import type { Owner } from "./owner.ts";

/** How long a QR code's token lasts (https://core.telegram.org/api/qr-login). Seconds. */
const TOKEN_SECONDS = 30;

/** Signing in by phone, code and password, and by QR code. */
export function addSigningIn(methods: Methods, owners: ReadonlyMap<number, Owner>) {
  const tokens = new Map<string, ServerKey>();
  const scanned = new Map<ServerKey, Owner>();
  const moved = new Map<string, Owner>();
  const passwordAwaited = new Map<ServerKey, Owner>();
  const byPhone = (phone: string) => {
    const owner = [...owners.values()].find((one) => one.phone === phone.replace(/\D/g, ""));
    if (owner === undefined) throw new Refusal(400, "PHONE_NUMBER_INVALID");
    return owner;
  };
  const admit = (key: ServerKey, owner: Owner) => {
    if (owner.password !== null && !passwordAwaited.has(key)) {
      passwordAwaited.set(key, owner);
      throw new Refusal(401, "SESSION_PASSWORD_NEEDED");
    }
    passwordAwaited.delete(key);
    key.ownerId = owner.id;
    return new Api.auth.Authorization({ user: owner.me });
  };

  methods.on(Api.auth.SendCode, ({ phoneNumber }) => {
    byPhone(phoneNumber);
    const type = new Api.auth.SentCodeTypeApp({ length: 5 });
    return new Api.auth.SentCode({ type, phoneCodeHash: `hash-${phoneNumber}`, timeout: 60 });
  });
  methods.on(Api.auth.SignIn, ({ phoneNumber, phoneCode }, { key }) => {
    const owner = byPhone(phoneNumber);
    if (phoneCode !== owner.code) throw new Refusal(400, "PHONE_CODE_INVALID");
    return admit(key, owner);
  });
  methods.on(Api.account.GetPassword, async (_, { key }) => {
    const asked = passwordAwaited.get(key)?.password;
    if (!asked) throw new Refusal(401, "AUTH_KEY_UNREGISTERED");
    return asked.question();
  });
  methods.on(Api.auth.CheckPassword, ({ password }, { key }) => {
    const owner = passwordAwaited.get(key);
    const isRight = password instanceof Api.InputCheckPasswordSRP && owner?.password?.isRight(password);
    if (owner === undefined || !isRight) throw new Refusal(400, "PASSWORD_HASH_INVALID");
    return admit(key, owner);
  });
  methods.on(Api.auth.ExportLoginToken, (_, { key }) => {
    const owner = scanned.get(key);
    const token = randomBytes(16);
    if (owner !== undefined && owner.homeDc !== null) {
      moved.set(token.toString("hex"), owner);
      return new Api.auth.LoginTokenMigrateTo({ dcId: owner.homeDc, token });
    }
    if (owner !== undefined) return new Api.auth.LoginTokenSuccess({ authorization: admit(key, owner) });
    tokens.set(token.toString("base64url"), key);
    return new Api.auth.LoginToken({ expires: seconds() + TOKEN_SECONDS, token });
  });

  methods.on(Api.auth.ImportLoginToken, ({ token }, { key }) => {
    const owner = moved.get(token.toString("hex"));
    if (owner === undefined) throw new Refusal(400, "AUTH_TOKEN_INVALID");
    return new Api.auth.LoginTokenSuccess({ authorization: admit(key, owner) });
  });

  return {
    /** What an owner's phone does with a QR code; the key that showed it is told. */
    scan(link: string, owner: Owner): ServerKey {
      const key = tokens.get(new URL(link).searchParams.get("token") ?? "");
      if (key === undefined) throw new Error("Nobody shows this code.");
      scanned.set(key, owner);
      return key;
    },
  };
}
