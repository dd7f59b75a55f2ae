import { Group, Radio } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Accent } from "../../../../../../contracts/tenantSettings.ts";
import { accents } from "../../../accents.ts";
import classes from "./AccentInput.module.css";

interface AccentInputProps {
  readonly value: Accent;
  readonly onChange: (accent: Accent) => void;
}

/** Colours to choose from, each with its name. */
export function AccentInput({ value, onChange }: AccentInputProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={t("company.accent")} value={value} onChange={(chosen) => onChange(Accent.parse(chosen))}>
      <Group gap="sm" mt="xs">
        {Accent.options.map((name) => (
          <Radio.Card key={name} value={name} className={classes.card} aria-label={t(`company.accents.${name}`)}>
            <span className={classes.sample} style={{ background: accents[name].light["--accent-solid"] }} />
            {t(`company.accents.${name}`)}
          </Radio.Card>
        ))}
      </Group>
    </Radio.Group>
  );
}
