import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./faults.ts";
import type { Answer } from "./loopbackServer.ts";

export type Refusal = Extract<Fault, { kind: "throttle" | "fail" }>;

interface Exchange {
  readonly socket: Socket;
  /** The provider's own form of a refusal. */
  readonly refuse: (refusal: Refusal) => Answer;
  /** Does the request and says what the provider answers. */
  readonly accept: () => Answer | Promise<Answer>;
}

/** Plays one planned fault, or none, on one request. Undefined means that no answer may be written. */
export async function answerUnderFault(
  fault: Fault | undefined,
  { socket, refuse, accept }: Exchange,
): Promise<Answer | undefined> {
  switch (fault?.kind) {
    case undefined:
      return accept();
    case "throttle":
    case "fail":
      return refuse(fault);
    case "cutBeforeAccept":
      socket.destroy();
      return undefined;
    case "cutAfterAccept":
      await accept();
      socket.destroy();
      return undefined;
    case "hangAfterAccept":
      await accept();
      return undefined;
    case "delay":
      await sleep(fault.ms);
      return accept();
    case "hold":
      await fault.until;
      return accept();
    case "hang":
      return undefined;
  }
}
