import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { createAppeal } from "../../../../../../contracts/endpoints/funnel.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";
import { Later } from "../../../parts/Later.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { conversation } from "../../../queries/conversations.ts";
import { appeals } from "../../../queries/records.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { AppealSheet } from "./appeal/AppealSheet.tsx";
import { DealCard } from "./appeal/DealCard.tsx";

/** What the contact wants: the current appeal in full, earlier ones below it. */
export function AppealTab({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(appeals(conversationId));
  const { data: held } = useQuery(conversation(conversationId));
  const mayEdit = useMay("appeals.edit");
  const create = useMutation({
    mutationFn: () => call(createAppeal, { params: { conversationId }, body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: appeals(conversationId).queryKey }),
  });
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
      <Quiet
        icon={IconListSearch}
        title={t("appeal.emptyTitle")}
        action={
          mayEdit && (
            <>
              <Refusal of={create} />
              <Button variant="default" loading={create.isPending} onClick={() => create.mutate()}>
                {t("funnel.create")}
              </Button>
            </>
          )
        }
      >
        {t("appeal.empty")}
      </Quiet>
    );
  }
  return (
    <Stack gap="xl">
      <DealCard key={current.id} appeal={current} contactName={held?.contactName ?? ""} />
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
