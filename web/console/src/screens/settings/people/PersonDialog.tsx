import { NumberInput, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePerson } from "../../../../../../contracts/endpoints/people.ts";
import type { Person } from "../../../../../../contracts/person.ts";
import { call } from "../../../api/call.ts";
import { Dialog } from "../structure/Dialog.tsx";
import { OrderForm } from "../structure/OrderForm.tsx";
import { type PersonRights, RightsFields } from "./RightsFields.tsx";

interface PersonDialogProps {
  /** Closed without. */
  readonly person: Person | undefined;
  readonly onClose: () => void;
}

/** What a colleague may do and see, and how much they hold at most. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  return (
    <Dialog title={person?.name ?? ""} onClose={onClose}>
      {person && <PersonForm person={person} onDone={onClose} />}
    </Dialog>
  );
}

function PersonForm({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { role, scope, branchId, teamIds } = person;
  const [rights, setRights] = useState<PersonRights>({ role, scope, branchId, teamIds });
  const [limit, setLimit] = useState<number | string>(person.maxOpenConversations ?? "");
  const order = () =>
    call(changePerson, {
      params: { operatorId: person.id },
      body: { ...rights, teamIds: [...rights.teamIds], maxOpenConversations: limit === "" ? null : Number(limit) },
    });
  return (
    <OrderForm action={t("action.save")} order={order} onDone={onDone}>
      <Text size="sm" c="dimmed">
        {person.email}
      </Text>
      <RightsFields rights={rights} onChange={setRights} />
      <NumberInput
        label={t("structure.limit")}
        placeholder={t("people.noLimit")}
        allowDecimal={false}
        clampBehavior="strict"
        min={1}
        max={1_000}
        value={limit}
        onChange={setLimit}
      />
    </OrderForm>
  );
}
