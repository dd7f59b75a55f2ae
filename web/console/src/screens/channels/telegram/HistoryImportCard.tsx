import { Button, Group, Select, Skeleton, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChannelAccount } from "../../../../../../contracts/channelAccount.ts";
import { startHistoryImport, stopHistoryImport } from "../../../../../../contracts/endpoints/historyImport.ts";
import { ImportReach } from "../../../../../../contracts/historyImport.ts";
import { call } from "../../../api/call.ts";
import { Trouble } from "../../../parts/Trouble.tsx";
import { historyImport } from "../../../queries/telegram.ts";
import { ImportProgress } from "./ImportProgress.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";

/** Offers to import what was written before the account was connected, and shows how far that is. */
export function HistoryImportCard({ account }: { readonly account: ChannelAccount }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const query = historyImport(account.id);
  const { data, error, refetch } = useQuery(query);
  const [reach, setReach] = useState<ImportReach>("month");
  const params = { channelAccountId: account.id };
  const order = useMutation({
    mutationFn: (wanted: "start" | "stop") =>
      wanted === "start" ? call(startHistoryImport, { params, body: { reach } }) : call(stopHistoryImport, { params }),
    onSuccess: (ordered) => client.setQueryData(query.queryKey, ordered),
    onError: () => client.invalidateQueries({ queryKey: query.queryKey }),
  });
  if (data === undefined)
    return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton height="5em" />;
  const isRunning = data.import?.status === "running";
  return (
    <Stack gap="xs">
      <Text fw={500} size="sm">
        {t("history.title")}
      </Text>
      {data.import === null ? <Text size="sm">{t("history.lead")}</Text> : <ImportProgress given={data.import} />}
      <Refusal of={order} />
      <Group gap="sm" align="flex-end">
        {isRunning ? (
          <Button size="xs" variant="default" loading={order.isPending} onClick={() => order.mutate("stop")}>
            {t("history.stop")}
          </Button>
        ) : (
          <>
            <Select
              size="xs"
              label={t("history.reach")}
              allowDeselect={false}
              data={ImportReach.options.map((value) => ({ value, label: t(`history.${value}`) }))}
              value={reach}
              onChange={(value) => setReach(ImportReach.catch("month").parse(value))}
            />
            <Button
              size="xs"
              variant={data.import === null ? "filled" : "default"}
              loading={order.isPending}
              onClick={() => order.mutate("start")}
            >
              {t(data.import === null ? "history.start" : "history.again")}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}
