import type { IncomingMessage } from "node:http";
import { DemoError } from "./demoError.ts";

export type DemoRoute =
  | { readonly method: "me"; readonly chatId: null }
  | { readonly method: "send" | "sendFile" | "history"; readonly chatId: string }
  | { readonly method: "edit" | "delete" | "react"; readonly chatId: string; readonly messageId: string }
  | { readonly method: "file"; readonly chatId: null; readonly fileId: string };

interface DemoAddress {
  readonly call: DemoRoute;
  readonly query: URLSearchParams;
}

/** Which of the contract's addresses a request is for; refuses any other. */
export function parseDemoAddress({ method = "GET", url = "/" }: IncomingMessage): DemoAddress {
  const { pathname, searchParams: query } = new URL(url, "http://demo.invalid");
  const [, room, id = "", rest, messageId = "", part] = pathname.split("/").map(decodeURIComponent);
  switch (`${method} ${room}/${part ?? rest ?? ""}`) {
    case "GET me/":
      return { call: { method: "me", chatId: null }, query };
    case "POST chats/messages":
      return { call: { method: "send", chatId: id }, query };
    case "PATCH chats/messages":
      return { call: { method: "edit", chatId: id, messageId }, query };
    case "DELETE chats/messages":
      return { call: { method: "delete", chatId: id, messageId }, query };
    case "POST chats/reaction":
      return { call: { method: "react", chatId: id, messageId }, query };
    case "POST chats/files":
      return { call: { method: "sendFile", chatId: id }, query };
    case "GET chats/history":
      return { call: { method: "history", chatId: id }, query };
    case "GET files/":
      return { call: { method: "file", chatId: null, fileId: id }, query };
    default:
      throw new DemoError("addressUnknown", `There is nothing at ${method} ${pathname}.`);
  }
}
