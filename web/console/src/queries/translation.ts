import { queryOptions } from "@tanstack/react-query";
import { translateMessage } from "../../../../contracts/endpoints/translation.ts";
import { type Message, wordsIn } from "../../../../contracts/message.ts";
import type { TranslationLanguage } from "../../../../contracts/translation.ts";
import { call } from "../api/call.ts";

/** By the words as well, so that an edited message is translated anew. Asked once: a refusal is for the operator to read. */
export const translation = ({ id: messageId, conversationId, content }: Message, language: TranslationLanguage) =>
  queryOptions({
    queryKey: ["translation", messageId, language, wordsIn(content)],
    queryFn: ({ signal }) =>
      call(translateMessage, { params: { conversationId, messageId }, body: { language }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
