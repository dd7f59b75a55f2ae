import { Button, Modal, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { invitePerson } from "../../../../../../contracts/endpoints/people.ts";
import type { PersonLink } from "../../../../../../contracts/person.ts";
import { call } from "../../../api/call.ts";
import { refreshStructure } from "../../../queries/structure.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import { looksLikeEmail } from "../../session/looksLikeEmail.ts";
import { type PersonRights, RightsFields } from "./RightsFields.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";

interface InviteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onLink: (link: PersonLink) => void;
}

/** Who, and as what; the answer is a link to hand over. */
export function InviteDialog({ opened, onClose, onLink }: InviteDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t("people.invite")}>
      <InviteForm
        onInvited={(link) => {
          onClose();
          onLink(link);
        }}
      />
    </Modal>
  );
}

const nobody = { name: "", email: "" };

function InviteForm({ onInvited }: { readonly onInvited: (link: PersonLink) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const operator = useOperator();
  const form = useForm({
    initialValues: nobody,
    validate: {
      name: (name) => (name.trim() ? null : t("access.needed")),
      email: (email) => (looksLikeEmail(email) ? null : t("access.badEmail")),
    },
  });
  const [rights, setRights] = useState<PersonRights>({
    role: "MANAGER",
    scope: operator?.scope ?? "SELF",
    branchId: operator?.scope === "GLOBAL" ? null : (operator?.branchId ?? null),
    teamIds: [],
  });
  const invite = useMutation({
    mutationFn: (who: typeof form.values) =>
      call(invitePerson, { body: { ...who, ...rights, teamIds: [...rights.teamIds] } }),
    onSuccess: ({ link }) => {
      onInvited(link);
      return refreshStructure(client);
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => invite.mutate(values))} noValidate>
      <Stack gap="md">
        <Refusal of={invite} />
        <TextInput label={t("people.name")} data-autofocus {...form.getInputProps("name")} />
        <TextInput label={t("access.email")} type="email" autoComplete="off" {...form.getInputProps("email")} />
        <RightsFields rights={rights} onChange={setRights} />
        <Button type="submit" loading={invite.isPending}>
          {t("people.makeLink")}
        </Button>
      </Stack>
    </form>
  );
}
