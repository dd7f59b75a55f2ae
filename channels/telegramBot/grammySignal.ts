import type { Api } from "grammy";

type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** grammY types its signals as those of a polyfill; Node's own have all of it that grammY uses. */
export const grammySignal = (signal: AbortSignal): GrammySignal | undefined => (isUsable(signal) ? signal : undefined);

const isUsable = (signal: AbortSignal | GrammySignal): signal is GrammySignal => "addEventListener" in signal;
