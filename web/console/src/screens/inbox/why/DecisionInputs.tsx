import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Decision } from "../../../../../../contracts/conversation.ts";
import { useWritten } from "../../../format/useWritten.ts";
import classes from "./DecisionInputs.module.css";

const named = { priceRowIds: true, thoughtForMs: true, until: true } as const;

/** The rest of what a decision was made from, as it was recorded: for those who want to check the machine. */
export function DecisionInputs({ decision: { inputs, priceRows } }: { readonly decision: Decision }) {
  const { t } = useTranslation();
  const written = useWritten();
  const entries = Object.entries(inputs).filter(([name]) => name !== shownAsQuotes);
  if (entries.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs">
        {t("why.inputs")}
      </Text>
      <dl className={classes.inputs}>
        {entries.map(([name, value]) => (
          <div key={name} className={classes.input}>
            <dt>{isNamed(name) ? t(`why.input.${name}`) : name}</dt>
            <dd>{written(name === "priceRowIds" ? priceRows : value) || t("why.nothing")}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const shownAsQuotes = "evidence";

const isNamed = (name: string): name is keyof typeof named => name in named;
