import { Button, Checkbox, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiKeyPermission } from "../../../../../../contracts/apiKey.ts";
import { createApiKey } from "../../../../../../contracts/endpoints/apiKeys.ts";
import type { BranchId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";
import { useOperator } from "../../../shell/useOperator.ts";
import { BranchSelect } from "../structure/BranchSelect.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";

interface CreateKeyDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (secret: string) => void;
}

/** Whose, for what and for how long; the answer is a secret to copy. */
export function CreateKeyDialog({ opened, onClose, onCreated }: CreateKeyDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t("apiKeys.create")}>
      <CreateKeyForm
        onCreated={(secret) => {
          onClose();
          onCreated(secret);
        }}
      />
    </Modal>
  );
}

/** "0": it does not expire. */
const lifetimes = ["30", "90", "365", "0"] as const;
const blank = { name: "", permissions: new Array<string>(), days: "365" };

interface KeyFields {
  readonly name: string;
  readonly permissions: string[];
  readonly days: string;
  readonly branchId: BranchId | null;
}

function CreateKeyForm({ onCreated }: { readonly onCreated: (secret: string) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const operator = useOperator();
  const own = operator?.permissions ?? [];
  const seesAll = operator?.scope === "GLOBAL";
  const offered = ApiKeyPermission.options.filter((permission) => own.includes(permission));
  const initialValues: KeyFields = { ...blank, branchId: seesAll ? null : (operator?.branchId ?? null) };
  const form = useForm({
    initialValues,
    validate: {
      name: (name) => (name.trim() ? null : t("access.needed")),
      permissions: (permissions) => (permissions.length > 0 ? null : t("apiKeys.choosePermission")),
    },
  });
  const create = useMutation({
    mutationFn: ({ name, permissions, days, branchId }: KeyFields) =>
      call(createApiKey, {
        body: {
          name,
          permissions: offered.filter((permission) => permissions.includes(permission)),
          branchId,
          expiresInDays: Number(days) || null,
        },
      }),
    onSuccess: ({ secret }) => {
      onCreated(secret);
      return client.invalidateQueries({ queryKey: ["apiKeys"] });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
      <Stack gap="md">
        <Refusal of={create} />
        <TextInput
          label={t("apiKeys.name")}
          description={t("apiKeys.nameHelp")}
          placeholder={t("apiKeys.nameExample")}
          data-autofocus
          maxLength={100}
          {...form.getInputProps("name")}
        />
        <Checkbox.Group label={t("apiKeys.permissions")} {...form.getInputProps("permissions")}>
          <Stack gap="xs" mt="xs">
            {offered.map((permission) => (
              <Checkbox key={permission} value={permission} label={t(`apiKeys.permission.${permission}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        {seesAll && (
          <BranchSelect
            label={t("apiKeyBranch.label")}
            description={t("apiKeyBranch.lead")}
            none={t("structure.wholeCompany")}
            value={form.values.branchId}
            onChange={(branchId) => form.setFieldValue("branchId", branchId)}
          />
        )}
        <Select
          label={t("apiKeys.lifetime")}
          allowDeselect={false}
          data={lifetimes.map((value) => ({
            value,
            label: value === "0" ? t("apiKeys.never") : t("apiKeys.days", { count: Number(value) }),
          }))}
          {...form.getInputProps("days")}
        />
        <Button type="submit" loading={create.isPending}>
          {t("apiKeys.makeKey")}
        </Button>
      </Stack>
    </form>
  );
}
