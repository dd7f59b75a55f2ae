import { Alert, Button, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { invitePerson } from "../../../../../../contracts/endpoints/people.ts";
import { BuiltInRole } from "../../../../../../contracts/permissions.ts";
import type { PersonLink } from "../../../../../../contracts/person.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { looksLikeEmail } from "../../session/looksLikeEmail.ts";

interface InviteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onLink: (link: PersonLink) => void;
}

/** Who, and as what; the answer is a link to hand over. */
export function InviteDialog({ opened, onClose, onLink }: InviteDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("people.invite")}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <InviteForm
        onInvited={(link) => {
          onClose();
          onLink(link);
        }}
      />
    </Modal>
  );
}

const nobody: { name: string; email: string; role: BuiltInRole } = { name: "", email: "", role: "MANAGER" };

function InviteForm({ onInvited }: { readonly onInvited: (link: PersonLink) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: nobody,
    validate: {
      name: (name) => (name.trim() ? null : t("access.needed")),
      email: (email) => (looksLikeEmail(email) ? null : t("access.badEmail")),
    },
  });
  const invite = useMutation({
    mutationFn: (body: typeof form.values) => call(invitePerson, { body }),
    onSuccess: ({ link }) => {
      onInvited(link);
      return client.invalidateQueries({ queryKey: ["people"] });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => invite.mutate(values))} noValidate>
      <Stack gap="md">
        {invite.isError && (
          <Alert color="red" role="alert" p="sm">
            {t(`error.${errorCode(invite.error)}`)}
          </Alert>
        )}
        <TextInput label={t("people.name")} data-autofocus {...form.getInputProps("name")} />
        <TextInput label={t("access.email")} type="email" autoComplete="off" {...form.getInputProps("email")} />
        <Select
          label={t("people.role")}
          allowDeselect={false}
          data={BuiltInRole.options.map((value) => ({ value, label: t(`role.${value}`) }))}
          {...form.getInputProps("role")}
        />
        <Button type="submit" loading={invite.isPending}>
          {t("people.makeLink")}
        </Button>
      </Stack>
    </form>
  );
}
