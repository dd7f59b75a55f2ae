import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface LengthLeftProps {
  readonly length: number;
  /** What the channel accepts, in UTF-16 units, as String.length counts. */
  readonly limit: number;
}

const warnWithin = 200;

/** Silent until the end is near. */
export function LengthLeft({ length, limit }: LengthLeftProps) {
  const { t } = useTranslation();
  const left = limit - length;
  if (left > warnWithin) return null;
  return (
    <Text size="xs" c={left < 0 ? "var(--bad)" : "dimmed"} component="output">
      {left < 0 ? t("composer.over", { count: -left }) : t("composer.left", { count: left })}
    </Text>
  );
}
