import { Skeleton, Text, VisuallyHidden } from "@mantine/core";
import { type Icon, IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconCircleX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PartHealth } from "../../../../../../contracts/installation.ts";
import { fileSize } from "../../../format/numbers.ts";
import { Later } from "../../../parts/Later.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { installationHealth } from "../../../queries/installation.ts";
import { icon } from "../../../theme.ts";
import { Section } from "../profile/Section.tsx";
import classes from "./InstallationScreen.module.css";

const glyphs: Readonly<Record<PartHealth["status"], Icon>> = {
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconCircleX,
  off: IconCircleMinus,
};

/** Each part in a sentence: how it is, what that means, and what to do. Looked at again by itself. */
export function PartsHealth() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(installationHealth());
  return (
    <Section title={t("installation.parts")}>
      {!data && !error && (
        <Later>
          <Skeleton height="14em" />
        </Later>
      )}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <ul className={classes.parts}>
            {data.parts.map((part) => (
              <Part key={part.finding} part={part} />
            ))}
          </ul>
          <Text size="xs" c="dimmed" mt="sm">
            {t("installation.version", { version: data.version })}
          </Text>
        </>
      )}
    </Section>
  );
}

function Part({ part: { finding, status, values } }: { readonly part: PartHealth }) {
  const { t, i18n } = useTranslation();
  const Glyph = glyphs[status];
  return (
    <li className={classes.part} data-status={status}>
      <Glyph {...icon} aria-hidden className={classes.glyph} />
      <span>
        <VisuallyHidden>{t(`installation.status.${status}`)} </VisuallyHidden>
        {t(`installation.finding.${finding}`, inWords(values, i18n.language))}
      </span>
    </li>
  );
}

/** Bytes and seconds as people say them. */
function inWords({ bytes, seconds, ...others }: PartHealth["values"], language: string) {
  return {
    ...others,
    ...(typeof bytes === "number" && { size: fileSize(bytes, language) }),
    ...(typeof seconds === "number" && {
      time: new Intl.NumberFormat(language, { style: "unit", unit: "second", unitDisplay: "short" }).format(seconds),
    }),
  };
}
