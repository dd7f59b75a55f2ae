import type { BotState } from "./botState.ts";
import { fileMethods } from "./fileMethods.ts";
import { messageMethods } from "./messageMethods.ts";
import type { Method } from "./method.ts";
import { sendMethods } from "./sendMethods.ts";
import { webhookMethods } from "./webhookMethods.ts";

const getMe = ({ user }: BotState) => ({ result: user });

/** Every method the simulator has, by its name in lower case: Telegram does not mind the case either. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries<Method>({ getMe, ...webhookMethods, ...sendMethods, ...messageMethods, ...fileMethods }).map(
    ([name, method]) => [name.toLowerCase(), method],
  ),
);
