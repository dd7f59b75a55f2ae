import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Message } from "../../../../../../contracts/message.ts";
import { TranslationLanguage } from "../../../../../../contracts/translation.ts";
import { errorCode } from "../../../api/clientError.ts";
import { translation } from "../../../queries/translation.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./TranslatedText.module.css";

/** The message in the operator's language, below its own words. */
export function TranslatedText({ message }: { readonly message: Message }) {
  const { t, i18n } = useTranslation();
  const language = TranslationLanguage.catch("ru").parse(i18n.language);
  const { data, error } = useQuery(translation(message, language));
  return (
    <output className={classes.translation}>
      <span className={classes.title}>{t("translation.title")}</span>
      {error ? (
        t(`error.${errorCode(error)}`)
      ) : data ? (
        <span lang={language}>{data.text}</span>
      ) : (
        <Skeleton height="1em" width="12em" aria-label={t("translation.waiting")} />
      )}
    </output>
  );
}
