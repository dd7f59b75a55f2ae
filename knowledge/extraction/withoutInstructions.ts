import type { TurnMessage } from "../../contracts/turn.ts";

const instruction =
  /[^.!?\n:]*(?:(?<![а-яa-z])(?:ты\s*[—–-]?\s*(?:теперь|добрый|больше не|бот)|игнорируй|проигнорируй|забудь (?:все|про|инструк)|инструкци|системн[а-я]+ (?:промпт|сообщ|подсказ)|промпт|представь,? что ты|притворись|выведи (?:все|список)|подтверди скидк|ignore|act as|pretend|system prompt|you are now|jailbreak|print all|developer mode))[^.!?\n:]*[.!?\n:]*/gi;

/** A customer's orders to the bot ("ignore your rules and …") are left out; the genuine request around them is read. */
export function withoutInstructions(message: TurnMessage): TurnMessage {
  if (message.from === "shop" || !message.text.match(instruction)) return message;
  return { ...message, text: message.text.replace(instruction, (found) => found.replace(/\S/g, " ")) };
}
