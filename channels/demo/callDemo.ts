import { DemoRefusal } from "../../contracts/demoMessenger.ts";
import { parseJson } from "../../contracts/parseJson.ts";
import type { ChangeOutcome, SendOutcome } from "../../contracts/update.ts";
import type { Outbound } from "../outbound.ts";

interface DemoCall {
  readonly signal: AbortSignal;
  /** GET with nothing to say, POST otherwise, where not said. */
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  readonly json?: unknown;
  readonly file?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly mimeType: string };
}

export interface DemoAddress {
  readonly root: string | undefined;
  readonly outbound: Outbound;
}

export async function callDemo(
  { root, outbound }: DemoAddress,
  token: string,
  path: string,
  { signal, json, file, method }: DemoCall,
): Promise<Response> {
  if (root === undefined) throw new Error("The demo messenger has no address: set DEMO_MESSENGER_ROOT.");
  const body = file?.bytes ?? (json === undefined ? null : JSON.stringify(json));
  return outbound.fetch(`${root}${path}`, {
    method: method ?? (body === null ? "GET" : "POST"),
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== null && { "content-type": file?.mimeType ?? "application/json" }),
    },
    body,
    signal,
  });
}

/** A refused send, by the messenger's own code; what it does not name is unknown, since it may have been carried out. */
export function sendRefused(status: number, text: string): Exclude<SendOutcome, { readonly kind: "ok" }> {
  const refusal = DemoRefusal.safeParse(parseJson(text));
  if (!refusal.success) return { kind: "unknownOutcome", detail: `HTTP ${status}` };
  const { code, message: detail, retryAfterSeconds = 1 } = refusal.data.error;
  switch (code) {
    case "throttled":
      return { kind: "retryAfter", afterMs: retryAfterSeconds * 1_000 };
    case "accountClosed":
      return { kind: "accountDead", detail };
    case "visitorLeft":
    case "chatUnknown":
      return { kind: "recipientUnreachable", detail };
    case "internal":
      return { kind: "unknownOutcome", detail };
    case "requestInvalid":
    case "messageUnknown":
    case "messageTooOld":
    case "fileTooLarge":
    case "fileUnknown":
    case "addressUnknown":
      return { kind: "permanent", detail };
  }
}

/** What is gone already need not be deleted. */
export function changeRefused(status: number, text: string, isDeletion: boolean): ChangeOutcome {
  const refusal = DemoRefusal.safeParse(parseJson(text));
  if (isDeletion && refusal.data?.error.code === "messageUnknown") return { kind: "ok" };
  return sendRefused(status, text);
}

export const detailOf = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error
    ? `${error.message}: ${error.cause.message}`
    : error instanceof Error
      ? error.message
      : "no answer";
