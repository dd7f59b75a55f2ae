import { PromisedNetSockets } from "telegram/extensions/index.js";

/**
 * A socket that says nothing while its process may not speak for the account: two processes with one authorization key
 * would cost the account its session (AUTH_KEY_DUPLICATED). Asked at every packet, so that a process which was frozen is
 * stopped by its own clock before anything leaves.
 */
export const fencedSocket = (mayTalk: () => boolean) =>
  class FencedSocket extends PromisedNetSockets {
    override async connect(port: number, ip: string): Promise<unknown> {
      refuseUnless(mayTalk());
      return super.connect(port, ip);
    }

    override write(data: Buffer): void {
      refuseUnless(mayTalk());
      super.write(data);
    }
  };

function refuseUnless(allowed: boolean): void {
  if (!allowed) throw new Error("This process does not hold the account any more.");
}
