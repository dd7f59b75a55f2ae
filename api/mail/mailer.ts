import type { ServerResponse } from "node:http";
import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Log } from "../../config/log.ts";
import type { Letter } from "./letter.ts";

/** A mail server that is slower than this has not taken the letter. */
const SEND_TIMEOUT_MS = 30_000;

export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
}

/** Sends letters behind the caller's back: whoever asks for one neither waits for it nor learns how it went. */
export interface Mailer {
  /** Writes a letter and sends it when the answer has gone. A failure is logged; null is no letter. */
  sendAfter(response: ServerResponse, write: () => Promise<Letter | null>): void;
  /** Waits for the letters that are under way. */
  stop(): Promise<void>;
}

export function createMailer({ smtpUrl, from }: MailSettings, log: Log): Mailer {
  const transport = createTransport(smtpUrl);
  const underWay = new Set<Promise<void>>();

  async function send(write: () => Promise<Letter | null>): Promise<void> {
    try {
      const letter = await write();
      if (letter === null) return;
      await transport.sendMail({ from, ...letter, signal: AbortSignal.timeout(SEND_TIMEOUT_MS) }).catch(refuse);
    } catch (error) {
      log.error({ err: error }, "A letter was not sent.");
    }
  }

  return {
    sendAfter(response, write) {
      response.once("close", () => {
        const sending = send(write).finally(() => underWay.delete(sending));
        underWay.add(sending);
      });
    },
    async stop() {
      await Promise.all(underWay);
      transport.close();
    },
  };
}

const Refusal = z.object({ code: z.string().optional(), responseCode: z.number().optional() });

/** A mail server's own words name the addressee, and may quote the letter: only the codes are kept. */
function refuse(error: unknown): never {
  const { code, responseCode } = Refusal.safeParse(error).data ?? {};
  throw new Error(`The mail server did not take it: ${[code, responseCode].filter(Boolean).join(" ") || "no reason"}.`);
}
