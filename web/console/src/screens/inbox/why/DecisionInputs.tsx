import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import { SkipReason } from "../../../../../../contracts/queue.ts";
import { useWritten } from "../../../format/useWritten.ts";
import classes from "./DecisionInputs.module.css";

const named = {
  priceRowIds: true,
  thoughtForMs: true,
  to: true,
  from: true,
  team: true,
  seconds: true,
  skipped: true,
  dueAt: true,
  policy: true,
  opensAt: true,
  until: true,
} as const;
const Skipped = z.array(z.object({ name: z.string(), why: SkipReason }));

/** The rest of what a decision was made from, as it was recorded: for those who want to check the machine. */
export function DecisionInputs({ decision: { inputs, priceRows } }: { readonly decision: Decision }) {
  const { t } = useTranslation();
  const written = useWritten();
  const entries = Object.entries(inputs).filter(([name]) => name !== shownAsQuotes);
  if (entries.length === 0) return null;
  const skippedPlainly = (value: unknown) => {
    const skipped = Skipped.safeParse(value).data;
    return skipped && skipped.length > 0
      ? skipped.map(({ name, why }) => `${name}: ${t(`queue.skip.${why}`)}`).join(", ")
      : undefined;
  };
  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs">
        {t("why.inputs")}
      </Text>
      <dl className={classes.inputs}>
        {entries.map(([name, value]) => (
          <div key={name} className={classes.input}>
            <dt>{isNamed(name) ? t(`why.input.${name}`) : name}</dt>
            <dd>
              {skippedPlainly(value) ?? (written(name === "priceRowIds" ? priceRows : value) || t("why.nothing"))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const shownAsQuotes = "evidence";

const isNamed = (name: string): name is keyof typeof named => name in named;
