import { Skeleton, Stack, Text } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { Later } from "../../../parts/Later.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { appeals } from "../../../queries/records.ts";
import { AppealSheet } from "./appeal/AppealSheet.tsx";

/** What the contact wants: the current appeal in full, earlier ones below it. */
export function AppealTab({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(appeals(conversationId));
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Later>
        <Stack gap="md">
          {[1, 2, 3, 4].map((row) => (
            <Skeleton key={row} height="2.4em" />
          ))}
        </Stack>
      </Later>
    );
  }
  const [current, ...earlier] = data;
  if (!current) {
    return (
      <Quiet icon={IconListSearch} title={t("appeal.emptyTitle")}>
        {t("appeal.empty")}
      </Quiet>
    );
  }
  return (
    <Stack gap="xl">
      <AppealSheet appeal={current} />
      {earlier.length > 0 && (
        <Stack gap="lg">
          <Text size="sm" c="dimmed" component="h3">
            {t("appeal.previous")}
          </Text>
          {earlier.map((appeal) => (
            <AppealSheet key={appeal.id} appeal={appeal} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}
