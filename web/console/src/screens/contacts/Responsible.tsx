import { Select, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../../../../contracts/contact.ts";
import { changeContact } from "../../../../../contracts/endpoints/queue.ts";
import { OperatorId } from "../../../../../contracts/ids.ts";
import { call } from "../../api/call.ts";
import { errorCode } from "../../api/clientError.ts";
import { queryClient } from "../../queries/queryClient.ts";
import { assignees } from "../../queries/queues.ts";
import { contact as contactQuery } from "../../queries/records.ts";
import { useMay } from "../../shell/useOperator.ts";

/** Who is asked first when a contact needs a person; a choice for those who may assign. */
export function Responsible({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation();
  const mayAssign = useMay("conversations.assign");
  const { id: contactId, responsibleId, responsibleName } = contact;
  const { data } = useQuery({ ...assignees(), enabled: mayAssign });
  const change = useMutation({
    mutationFn: (chosen: OperatorId | null) =>
      call(changeContact, { params: { contactId }, body: { responsibleId: chosen } }),
    onSuccess: (changed) => queryClient.setQueryData(contactQuery(contactId).queryKey, changed),
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  if (!mayAssign) {
    return (
      <Text size="sm" {...(responsibleName === null && { c: "dimmed" })}>
        {responsibleName ?? t("assign.noResponsible")}
      </Text>
    );
  }
  const people = data?.people.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const isListed = responsibleId === null || people.some(({ value }) => value === responsibleId);
  return (
    <Select
      size="xs"
      aria-label={t("assign.responsible")}
      placeholder={t("assign.noResponsible")}
      clearable
      searchable
      disabled={change.isPending}
      value={responsibleId}
      onChange={(chosen) => change.mutate(chosen === null ? null : OperatorId.parse(chosen))}
      data={isListed ? people : [...people, { value: responsibleId, label: responsibleName ?? "" }]}
    />
  );
}
