import type { Request, Response } from "express";
import { ProductError } from "../../contracts/errors.ts";
import type { ApiDeps } from "../apiDeps.ts";
import { readBytes } from "../readBytes.ts";
import { acceptOrKeep } from "./acceptOrKeep.ts";
import { createHookAccounts } from "./hookAccounts.ts";
import { parseStorable } from "./parseStorable.ts";

const BODY_BYTES_MAX = 1_048_576;

type HookHandler = (request: Request<{ channelAccountId: string }>, response: Response) => Promise<void>;

/**
 * Takes one webhook request: 200 means committed. The secret is checked before a byte of the body is read. Bells are rung
 * and files fetched after the answer, since the provider must not wait for Temporal. The hottest path of the product:
 * nothing may stand before it, and nothing is logged for what goes well.
 */
export function createHook(deps: ApiDeps): HookHandler {
  const findAccount = createHookAccounts(deps.db, deps.sealer);
  return async (request, response) => {
    const account = await findAccount(request.params.channelAccountId);
    if (account === null) throw new ProductError("channel_account.not_found");
    const channel = deps.channels[account.accepting.kind];
    if (!channel.verify(request, account.hookSecret)) throw new ProductError("hook.wrong_secret");

    const body = parseStorable((await readBytes(request, BODY_BYTES_MAX)).toString());
    const { outcome, ring, media } = await acceptOrKeep(deps, channel, account.accepting, body);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");

    deps.metrics.hookUpdates.inc({ channel: channel.kind, outcome });
    deps.ringer.ring("inbound", ring);
    deps.ringer.fetchMedia(media);
  };
}
