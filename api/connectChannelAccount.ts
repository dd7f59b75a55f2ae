import { randomBytes } from "node:crypto";
import { createChannelAccount } from "../commands/createChannelAccount.ts";
import type { ChannelKind } from "../contracts/channel.ts";
import { ProductError } from "../contracts/errors.ts";
import type { ChannelAccountId } from "../contracts/ids.ts";
import { sealChannelSecrets } from "../entities/channelSecrets.ts";
import { newId } from "../entities/newId.ts";
import type { ApiDeps } from "./apiDeps.ts";
import type { Caller } from "./auth/signedIn.ts";

const CONNECT_TIMEOUT_MS = 20_000;

interface AccountToConnect {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Tests the settings with the messenger, points its webhook at us and only then stores the account. An update that comes
 * in between gets 404 and is delivered again. The account belongs to the branch of whoever sees no further. Throws request.invalid or channel_account.check_failed, with the problem.
 */
export async function connectChannelAccount(
  { db, channels, sealer, settings: { publicUrl } }: ApiDeps,
  by: Caller,
  { kind, name, settings: given }: AccountToConnect,
): Promise<ChannelAccountId> {
  const channel = channels[kind];
  const parsed = channel.settings.safeParse(given);
  if (!parsed.success) {
    const details = parsed.error.issues.map(({ path, message }) => ({
      field: ["body", "settings", ...path].join("."),
      message,
    }));
    throw new ProductError("request.invalid", details);
  }
  const settings = parsed.data;
  const timeUp = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
  const id = newId("acc");
  const hookSecret = randomBytes(32).toString("base64url");

  const check = await channel.check(settings, timeUp);
  if (!check.ok) throw new ProductError("channel_account.check_failed", { problem: check.problem });
  const connected = await channel.connect?.(settings, { url: `${publicUrl}/hooks/${id}`, secret: hookSecret }, timeUp);
  if (connected?.ok === false) throw new ProductError("channel_account.check_failed", { problem: connected.problem });

  await createChannelAccount(db, {
    id,
    tenantId: by.tenantId,
    kind,
    name,
    branchId: by.scope === "GLOBAL" ? null : by.branchId,
    sealed: sealChannelSecrets(sealer, { settings, hookSecret }),
    by,
  });
  return id;
}
