import { useTranslation } from "react-i18next";
import type { AnsweredMeanwhile } from "../../../../../contracts/answeredMeanwhile.ts";
import { clockTime } from "../../format/dates.ts";

/** Who was faster with an answer, in words. */
export function useAnswerWords(): (answer: AnsweredMeanwhile) => string {
  const { t, i18n } = useTranslation();
  return ({ author, name, at }) => {
    const time = clockTime(at, i18n.language);
    return author === "bot" || name === null
      ? t("collision.botAnswered", { time })
      : t("collision.answered", { name, time });
  };
}
