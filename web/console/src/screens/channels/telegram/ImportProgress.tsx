import { Progress, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { HistoryImport } from "../../../../../../contracts/historyImport.ts";
import { exactTime } from "../../../format/dates.ts";

/** How far an import has come, or how it ended. */
export function ImportProgress({ given }: { readonly given: HistoryImport }) {
  const { t, i18n } = useTranslation();
  const { status, chats, chatsDone, imported, waitUntil, endedAt } = given;
  const count = t("history.imported", { count: imported });
  if (status !== "running") {
    const time = endedAt === null ? "" : exactTime(endedAt, i18n.language);
    return (
      <Text size="sm">
        {t(`history.${status}`, { time })} {count}.
      </Text>
    );
  }
  const isListing = chats === 0;
  return (
    <Stack gap={6}>
      <Progress
        value={isListing ? 100 : (100 * chatsDone) / chats}
        animated={isListing}
        aria-label={t("history.progress")}
      />
      <Text size="sm" component="output">
        {isListing ? t("history.listing") : t("history.running", { done: Math.min(chats, chatsDone + 1), chats })}.{" "}
        {count}.
      </Text>
      {waitUntil !== null && <Text size="sm">{t("history.waits", { time: exactTime(waitUntil, i18n.language) })}</Text>}
    </Stack>
  );
}
