import { useTranslation } from "react-i18next";
import type { TelegramSession } from "../../../../../../contracts/telegramAccount.ts";
import { exactTime, listTime } from "../../../format/dates.ts";
import { wholeNumber } from "../../../format/numbers.ts";
import { LagBars } from "../account/LagBars.tsx";
import classes from "./TelegramSessionCard.module.css";

interface SessionFactsProps {
  readonly session: TelegramSession;
  /** As the account's own page shows them. */
  readonly detailed: boolean;
}

export function SessionFacts({ session, detailed }: SessionFactsProps) {
  const { t, i18n } = useTranslation();
  const { holder, heldSince, epoch, received, stored, floodUntil, checkedAt, checkProblem } = session;
  const { language } = i18n;
  const facts = [
    { name: t("telegram.holder"), value: holder ?? t("telegram.nobody") },
    ...(detailed && heldSince !== null
      ? [{ name: t("channelPage.heldSince"), value: exactTime(heldSince, language) }]
      : []),
    { name: t("telegram.epoch"), value: wholeNumber(epoch, language) },
    { name: t("telegram.received"), value: wholeNumber(received, language) },
    { name: t("telegram.stored"), value: wholeNumber(stored, language) },
    { name: t("telegram.missing"), value: wholeNumber(Math.max(0, received - stored), language) },
    ...(floodUntil !== null ? [{ name: t("telegram.flood"), value: exactTime(floodUntil, language) }] : []),
    ...(detailed && checkedAt === null ? [{ name: t("channelPage.checked"), value: t("channels.never") }] : []),
    ...(checkedAt !== null && (detailed || checkProblem !== null)
      ? [
          {
            name: t("channelPage.checked"),
            value: `${listTime(checkedAt, language)}, ${t(`channelPage.found.${checkProblem ?? "well"}`)}`,
          },
        ]
      : []),
    ...(detailed ? [{ name: t("channelPage.lag"), value: <LagBars lag={session.lag} /> }] : []),
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
