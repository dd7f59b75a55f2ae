import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CallStep } from "../../../../../contracts/call.ts";
import { exactTime } from "../../format/dates.ts";
import classes from "./CallDetails.module.css";

/** What happened to a call, the latest first. */
export function CallSteps({ steps }: { readonly steps: readonly CallStep[] }) {
  const { t, i18n } = useTranslation();
  return (
    <section>
      <Text size="sm" c="dimmed" mb="sm" component="h3">
        {t("callButton.steps")}
      </Text>
      <ol className={classes.steps}>
        {steps.toReversed().map(({ id, kind, outcome, operatorName, at }) => (
          <li key={id} className={classes.step}>
            <Text size="sm" fw={500}>
              {[t(`callButton.step.${kind}`), outcome && t(`callOutcome.${outcome}`)].filter(Boolean).join(": ")}
            </Text>
            <Text size="xs" c="dimmed">
              {[exactTime(at, i18n.language), operatorName].filter(Boolean).join(" · ")}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  );
}
