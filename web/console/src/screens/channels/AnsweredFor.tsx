import { useTranslation } from "react-i18next";
import type { BusinessConnection } from "../../../../../contracts/channelAccount.ts";
import classes from "./HealthCard.module.css";

/** Whose Telegram accounts the bot answers for, and who no longer lets it. */
export function AnsweredFor({ people }: { readonly people: readonly BusinessConnection[] }) {
  const { t } = useTranslation();
  return (
    <section className={classes.answered} aria-label={t("channelPage.answersFor")}>
      <h3>{t("channelPage.answersFor")}</h3>
      <ul>
        {people.map(({ owner, isEnabled, mayReply }, index) => {
          const state = !isEnabled ? "off" : mayReply ? "on" : "silent";
          return (
            // Two people may have one name, and nothing else tells them apart here.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} data-state={state}>
              {owner}: <span>{t(`channelPage.answering.${state}`)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
