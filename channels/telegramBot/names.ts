import type { TelegramChat, TelegramUser } from "./updates.ts";

export const joined = (...parts: readonly (string | undefined)[]) =>
  parts.filter((part) => part !== undefined).join(" ");

export const chatName = ({ title, first_name, last_name, username, id }: TelegramChat) =>
  title ?? (joined(first_name, last_name) || username || String(id));

export const userName = ({ first_name, last_name }: TelegramUser) => joined(first_name, last_name);
