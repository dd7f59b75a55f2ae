let last = Date.now();

/** A text message as Telegram's webhook brings it, in a private chat of its own unless one is given. */
export function telegramText({ text, chatId = ++last }: { readonly text: string; readonly chatId?: number }) {
  const person = { id: chatId, is_bot: false, first_name: "Ольга", last_name: "Петрова", username: `olga${chatId}` };
  return {
    update_id: ++last,
    message: {
      message_id: ++last % 1_000_000_000,
      date: Math.floor(Date.now() / 1_000),
      chat: { id: chatId, type: "private", first_name: person.first_name, last_name: person.last_name },
      from: person,
      text,
    },
  };
}
