import type { SampleFile } from "../media/sampleFiles.ts";
import { badRequest, BotApiError } from "./botApiError.ts";
import type { BotState, ChatState } from "./botState.ts";
import { documentContent, photoContent, voiceContent } from "./composeContent.ts";
import type { FileFolder, StoredFile } from "./fileStore.ts";
import type { Method, MethodResult } from "./method.ts";
import { messageText, number, optionalObject, optionalText, type Params, text, textEntities } from "./params.ts";
import type { Content, Message } from "./wire.ts";

const LONGEST_CAPTION = 1024;
const LARGEST_UPLOAD_BYTES = 50 * 1024 * 1024;
const LARGEST_PHOTO_BYTES = 10 * 1024 * 1024;

function sendMessage(bot: BotState, params: Params): MethodResult {
  const said = messageText(params);
  return send(bot, params, { text: said, ...textEntities(params, said) });
}

async function sendPhoto(bot: BotState, params: Params): Promise<MethodResult> {
  return send(bot, params, photoContent(await readFile(bot, params, "photo", "photos"), readCaption(params)));
}

async function sendDocument(bot: BotState, params: Params): Promise<MethodResult> {
  return send(bot, params, documentContent(await readFile(bot, params, "document", "documents"), readCaption(params)));
}

async function sendVoice(bot: BotState, params: Params): Promise<MethodResult> {
  const duration = params.has("duration") ? number(params, "duration") : 0;
  return send(bot, params, voiceContent(await readFile(bot, params, "voice", "voice"), duration, readCaption(params)));
}

function sendLocation(bot: BotState, params: Params): MethodResult {
  return send(bot, params, {
    location: { latitude: number(params, "latitude"), longitude: number(params, "longitude") },
  });
}

function sendContact(bot: BotState, params: Params): MethodResult {
  const contact = { phone_number: text(params, "phone_number"), first_name: text(params, "first_name") };
  if (contact.phone_number === "" || contact.first_name === "") throw badRequest("CONTACT_NAME_INVALID");
  return send(bot, params, { contact });
}

function send(bot: BotState, params: Params, content: Content): MethodResult {
  const connectionId = optionalText(params, "business_connection_id");
  if (connectionId !== undefined) return sendForOwner(bot, params, content, connectionId);
  const chat = bot.reachableChat(text(params, "chat_id"));
  const sent = bot.post(chat, bot.user, { ...content, ...topicOf(chat, params) }, repliedMessage(chat, params));
  return { result: sent, sent };
}

/** In a person's account it is that person who writes. */
function sendForOwner(bot: BotState, params: Params, content: Content, connectionId: string): MethodResult {
  const chat = bot.businessChat(connectionId, text(params, "chat_id"));
  const owner = bot.businesses.get(connectionId)?.owner ?? bot.user;
  const marks = { business_connection_id: connectionId, sender_business_bot: bot.user };
  const sent = bot.post(chat, owner, { ...content, ...marks }, repliedMessage(chat, params));
  return { result: sent, sent };
}

function topicOf({ topics }: ChatState, params: Params): Partial<Message> {
  if (!params.has("message_thread_id")) return {};
  const message_thread_id = number(params, "message_thread_id");
  if (!topics.has(message_thread_id)) throw badRequest("message thread not found");
  return { message_thread_id, is_topic_message: true };
}

function readCaption(params: Params): string | undefined {
  const caption = optionalText(params, "caption");
  if (caption !== undefined && caption.length > LONGEST_CAPTION) throw badRequest("message caption is too long");
  return caption;
}

function repliedMessage({ messages }: ChatState, params: Params): Message | undefined {
  const reply = optionalObject(params, "reply_parameters");
  if (reply === undefined) return undefined;
  const message = messages.get(Number(reply.get("message_id")));
  if (message === undefined && reply.get("allow_sending_without_reply") !== true)
    throw badRequest("message to be replied not found");
  return message;
}

/** A file by its file_id, by an address the simulator can fetch, or uploaded. */
async function readFile({ files }: BotState, params: Params, name: string, folder: FileFolder): Promise<StoredFile> {
  const value = params.get(name);
  if (isUpload(value)) {
    if (value.bytes.length > LARGEST_UPLOAD_BYTES) throw new BotApiError(413, "Request Entity Too Large");
    if (folder === "photos" && value.bytes.length > LARGEST_PHOTO_BYTES) throw badRequest("file is too big");
    return files.add(value, folder);
  }
  if (typeof value !== "string" || value === "") throw badRequest(`there is no ${name} in the request`);
  const known = files.byId(value);
  if (known !== undefined) return known;
  if (!/^https?:/.test(value)) throw badRequest("wrong remote file identifier specified: Wrong string length");
  const response = await fetch(value).catch(() => null);
  if (!response?.ok) throw badRequest("failed to get HTTP URL content");
  const mimeType = response.headers.get("content-type") ?? "application/octet-stream";
  const fileName = new URL(value).pathname.split("/").at(-1) ?? name;
  return files.add({ bytes: Buffer.from(await response.arrayBuffer()), mimeType, fileName }, folder);
}

const isUpload = (value: unknown): value is SampleFile =>
  typeof value === "object" && value !== null && "bytes" in value;

export const sendMethods = {
  sendMessage,
  sendPhoto,
  sendDocument,
  sendVoice,
  sendLocation,
  sendContact,
} satisfies Record<string, Method>;
