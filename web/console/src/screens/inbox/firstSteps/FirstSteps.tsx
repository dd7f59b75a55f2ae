import { CloseButton, Progress, Text, VisuallyHidden } from "@mantine/core";
import { IconCircle, IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { FirstStep } from "../../../../../../contracts/endpoints/ownTenant.ts";
import { OperatorId } from "../../../../../../contracts/ids.ts";
import { firstSteps } from "../../../queries/company.ts";
import { useMay, useOperator } from "../../../shell/useOperator.ts";
import { rememberedStore } from "../../../state/remembered.ts";
import { useStore } from "../../../state/store.ts";
import { icon } from "../../../theme.ts";
import classes from "./FirstSteps.module.css";

/** Who does not want to be shown them any more. */
const dismissed = rememberedStore("switchboard.firstStepsDismissed", z.array(OperatorId), []);

/** Where each step is taken. */
const places = {
  channel: "/channels",
  hours: "/settings/company",
  people: "/settings/people",
  reply: "/inbox",
} as const satisfies Record<FirstStep, string>;

/** What a new company does first, for whoever arranges it; gone when all is done, or when they have seen enough of it. */
export function FirstSteps() {
  const { t } = useTranslation();
  const operator = useOperator();
  const isWanted = useStore(dismissed, (ids) => operator !== undefined && !ids.includes(operator.id));
  const enabled = useMay("settings.manage") && isWanted;
  const { data } = useQuery({ ...firstSteps(), enabled });
  const done = FirstStep.options.filter((step) => data?.[step]);
  if (!enabled || !operator || !data || done.length === FirstStep.options.length) return null;
  return (
    <section className={classes.card} aria-labelledby="first-steps">
      <div className={classes.heading}>
        <Text component="h2" id="first-steps" fw={600} className={classes.title}>
          {t("firstSteps.title")}
        </Text>
        <Text size="sm" c="dimmed">
          {t("firstSteps.done", { done: done.length, all: FirstStep.options.length })}
        </Text>
        <CloseButton
          size="sm"
          aria-label={t("firstSteps.dismiss")}
          onClick={() => dismissed.set((ids) => [...ids, operator.id])}
        />
      </div>
      <Progress size="sm" value={(done.length / FirstStep.options.length) * 100} aria-label={t("firstSteps.title")} />
      <ul className={classes.steps}>
        {FirstStep.options.map((step) => (
          <li key={step}>
            <Link to={places[step]} className={classes.step} data-done={data[step] || undefined}>
              {data[step] ? <IconCircleCheck {...icon} aria-hidden /> : <IconCircle {...icon} aria-hidden />}
              <span>{t(`firstSteps.step.${step}`)}</span>
              {data[step] && <VisuallyHidden>{t("firstSteps.isDone")}</VisuallyHidden>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
