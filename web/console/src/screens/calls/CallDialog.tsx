import { Autocomplete, Button, Checkbox, Modal, Select, Stack, Textarea } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requestCall } from "../../../../../contracts/endpoints/calls.ts";
import { type CompanyId, type ContactId, OperatorId } from "../../../../../contracts/ids.ts";
import { call } from "../../api/call.ts";
import { readablePhone } from "../../format/phone.ts";
import { showCall } from "../../queries/calls.ts";
import { assignees } from "../../queries/queues.ts";
import { useMay, useOperator } from "../../shell/useOperator.ts";
import { freshKey } from "../../state/freshKey.ts";
import { Refusal } from "../../parts/Refusal.tsx";

interface CallFormProps {
  readonly phones: readonly string[];
  readonly about: { readonly contactId?: ContactId; readonly companyId?: CompanyId };
  readonly onClose: () => void;
}

export function CallDialog({ opened, ...form }: CallFormProps & { readonly opened: boolean }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={form.onClose} title={t("callButton.dialog")}>
      <CallForm {...form} />
    </Modal>
  );
}

const digitsMin = 3;

/** Which number, by whom, and what they should know. */
function CallForm({ phones, about, onClose }: CallFormProps) {
  const { t } = useTranslation();
  const me = useOperator()?.id;
  const mayAssign = useMay("conversations.assign");
  const { data } = useQuery({ ...assignees(), enabled: mayAssign });
  const [clientKey] = useState(freshKey);
  const [phone, setPhone] = useState(() => (phones[0] ? readablePhone(phones[0]) : ""));
  const [caller, setCaller] = useState<string | null>(me ?? null);
  const [note, setNote] = useState("");
  const [isColdCall, setColdCall] = useState(false);
  const ask = useMutation({
    mutationFn: () => {
      const operatorId = OperatorId.safeParse(caller).data;
      const body = { clientKey, phone, note, isColdCall, ...about, ...(operatorId && { operatorId }) };
      return call(requestCall, { body });
    },
    onSuccess: (asked) => {
      showCall(asked);
      onClose();
    },
  });
  const others = (data?.people ?? []).filter(({ id }) => id !== me).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <Stack gap="md">
        <Refusal of={ask} />
        <Autocomplete
          type="tel"
          label={t("callButton.number")}
          data={phones.length > 1 ? phones.map(readablePhone) : []}
          value={phone}
          onChange={setPhone}
          data-autofocus
        />
        {mayAssign && me && (
          <Select
            label={t("callButton.who")}
            data={[{ value: me, label: t("callButton.myself") }, ...others]}
            value={caller}
            onChange={setCaller}
            allowDeselect={false}
            searchable
          />
        )}
        <Textarea
          label={t("callButton.note")}
          placeholder={t("callButton.notePlaceholder")}
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Checkbox
          label={t("callButton.cold")}
          checked={isColdCall}
          onChange={(event) => setColdCall(event.currentTarget.checked)}
        />
        <Button type="submit" loading={ask.isPending} disabled={phone.replaceAll(/\D/g, "").length < digitsMin}>
          {t("callButton.call")}
        </Button>
      </Stack>
    </form>
  );
}
