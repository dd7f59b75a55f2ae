import { useTranslation } from "react-i18next";
import type { TelegramSession } from "../../../../../../contracts/telegramAccount.ts";
import { exactTime } from "../../../format/dates.ts";
import { wholeNumber } from "../../../format/numbers.ts";
import classes from "./TelegramSessionCard.module.css";

export function SessionFacts({ session }: { readonly session: TelegramSession }) {
  const { t, i18n } = useTranslation();
  const { holder, epoch, received, stored, floodUntil } = session;
  const { language } = i18n;
  const facts = [
    { name: t("telegram.holder"), value: holder ?? t("telegram.nobody") },
    { name: t("telegram.epoch"), value: wholeNumber(epoch, language) },
    { name: t("telegram.received"), value: wholeNumber(received, language) },
    { name: t("telegram.stored"), value: wholeNumber(stored, language) },
    { name: t("telegram.missing"), value: wholeNumber(Math.max(0, received - stored), language) },
    ...(floodUntil !== null ? [{ name: t("telegram.flood"), value: exactTime(floodUntil, language) }] : []),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
