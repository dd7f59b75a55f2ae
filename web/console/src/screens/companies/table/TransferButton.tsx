import { ActionIcon, Button, Modal, Select, Stack, Text, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconTransfer } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TRANSFER_MAX } from "../../../../../../contracts/companyFilter.ts";
import { countCompanies, transferCompanies } from "../../../../../../contracts/endpoints/companies.ts";
import { OperatorId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";
import { countUpTo } from "../../../format/numbers.ts";
import { people } from "../../../queries/people.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import { Refusal } from "../../../parts/Refusal.tsx";
import { useCompaniesPlace } from "../useCompaniesPlace.ts";

/** Gives every company that the table is narrowed to to another responsible operator. */
export function TransferButton() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  if (!useMay("companies.approve")) return null;
  return (
    <>
      <Tooltip withinPortal={false} label={t("companies.transfer")}>
        <ActionIcon aria-label={t("companies.transfer")} onClick={() => setOpened(true)}>
          <IconTransfer {...icon} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t("companies.transfer")}>
        <TransferForm onDone={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function TransferForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { search, filter } = useCompaniesPlace();
  const selection = { ...(search && { search }), filter };
  const { data: colleagues = [] } = useQuery(people());
  const { data: counted } = useQuery({
    queryKey: ["companies", "count", search, filter],
    queryFn: ({ signal }) =>
      call(countCompanies, { query: { ...(search && { search }), filter: JSON.stringify(filter) }, signal }),
  });
  const [responsibleId, setResponsible] = useState<OperatorId>();
  const transfer = useMutation({
    mutationFn: (to: OperatorId) => call(transferCompanies, { body: { ...selection, responsibleId: to } }),
    onSuccess: ({ companies }) => {
      notifications.show({ message: t("companies.transferred", { count: companies }) });
      onDone();
      return queryClient.invalidateQueries({ queryKey: ["companies"] });
    },
  });
  const count = counted?.companies ?? 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (responsibleId) transfer.mutate(responsibleId);
      }}
    >
      <Stack gap="md">
        <Refusal of={transfer} />
        <Text size="sm">
          {t("companies.transferLead")} {counted && t("companies.selected", { number: countUpTo(TRANSFER_MAX, count) })}
        </Text>
        <Select
          label={t("companies.field.responsibleId")}
          required
          searchable
          data-autofocus
          value={responsibleId ?? null}
          onChange={(id) => setResponsible(OperatorId.safeParse(id).data)}
          data={colleagues
            .filter(({ state }) => state !== "deactivated")
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button type="submit" loading={transfer.isPending} disabled={!responsibleId || count === 0}>
          {t("companies.transfer")}
        </Button>
      </Stack>
    </form>
  );
}
