import { useTranslation } from "react-i18next";
import type { Device } from "../../../../../../contracts/device.ts";
import { exactTime, fullDate } from "../../../format/dates.ts";
import { percent } from "../../../format/numbers.ts";
import { inWords } from "../../../format/timeLeft.ts";
import { Section } from "../profile/Section.tsx";
import { PhoneState } from "./PhoneState.tsx";
import { SeenAt } from "./SeenAt.tsx";
import classes from "./PhoneScreen.module.css";

/** What a phone last told of itself; what it never told is left out. */
export function PhoneFacts({ device }: { readonly device: Device }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const { lastPollAt, lastPollCode, stuckCount, oldestStuckSeconds, isEncrypted, errorCode, errorMessage } = device;
  const polled = lastPollAt === null ? null : exactTime(lastPollAt, language);
  const age = oldestStuckSeconds === null ? null : inWords(oldestStuckSeconds * 1_000, language);
  const facts = [
    ["version", device.appVersion],
    ["poll", polled && lastPollCode ? t("phones.facts.pollAnswer", { when: polled, code: lastPollCode }) : polled],
    [
      "queue",
      stuckCount > 0 && (age === null ? stuckCount : t("phones.facts.queueOldest", { number: stuckCount, age })),
    ],
    ["error", [errorCode, errorMessage].filter(Boolean).join(": ")],
    ["encryption", isEncrypted !== null && t(isEncrypted ? "phones.facts.encrypted" : "phones.facts.notEncrypted")],
    ["battery", device.batteryPercent !== null && percent(device.batteryPercent / 100, language)],
    ["address", device.address],
    ["connected", fullDate(device.createdAt, language)],
  ] as const;
  return (
    <Section title={t("phones.phone")}>
      <dl className={classes.facts}>
        <dt>{t("phones.stateLabel")}</dt>
        <dd>
          <PhoneState device={device} />
        </dd>
        <dt>{t("phones.facts.seen")}</dt>
        <dd>
          <SeenAt device={device} />
        </dd>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className={classes.fact}>
                <dt>{t(`phones.facts.${name}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Section>
  );
}
