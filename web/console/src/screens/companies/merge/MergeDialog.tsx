import { Button, Modal, Radio, Skeleton, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Company } from "../../../../../../contracts/company.ts";
import type { MergedField } from "../../../../../../contracts/companyMerge.ts";
import { mergeCompanies } from "../../../../../../contracts/endpoints/companyMerges.ts";
import type { CompanyId, CompanyMergeId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";
import { Refusal } from "../../../parts/Refusal.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { companyCard } from "../../../queries/companies.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import classes from "./Merge.module.css";
import { useMergeWords } from "./useMergeWords.ts";
import { useUndoMerge } from "./useUndoMerge.ts";

interface MergeDialogProps {
  /** The one that stays. */
  readonly company: Company;
  /** Closed without. */
  readonly otherId: CompanyId | undefined;
  readonly onClose: () => void;
}

/** Shows two companies side by side and asks what stays of the fields that both have. */
export function MergeDialog({ company, otherId, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={otherId !== undefined} onClose={onClose} title={t("companyMerges.title")} size="lg">
      {otherId && <Loading company={company} otherId={otherId} onClose={onClose} />}
    </Modal>
  );
}

function Loading({ company, otherId, onClose }: MergeDialogProps & { readonly otherId: CompanyId }) {
  const { data: other, error, refetch } = useQuery(companyCard(otherId));
  if (error && !other) return <Trouble error={error} onRetry={() => void refetch()} />;
  return other ? <MergeForm company={company} other={other} onDone={onClose} /> : <Skeleton height="12em" />;
}

interface MergeFormProps {
  readonly company: Company;
  readonly other: Company;
  readonly onDone: () => void;
}

function MergeForm({ company, other, onDone }: MergeFormProps) {
  const { t } = useTranslation();
  const { differing, say } = useMergeWords(company, other);
  const [takes, setTakes] = useState<readonly MergedField[]>([]);
  const merge = useMutation({
    mutationFn: () =>
      call(mergeCompanies, { params: { companyId: company.id }, body: { fromId: other.id, takes: [...takes] } }),
    onSuccess: (merged) => {
      queryClient.setQueryData(companyCard(company.id).queryKey, merged.company);
      notifications.show({ message: <Merged companyMergeId={merged.companyMergeId} />, autoClose: 15_000 });
      onDone();
      return queryClient.invalidateQueries({ queryKey: ["companies"] });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        merge.mutate();
      }}
    >
      <Stack gap="md">
        <Refusal of={merge} />
        <Text size="sm">
          {t("companyMerges.lead", { name: say(takes.includes("name") ? other : company, "name") })}
        </Text>
        <Text size="sm" fw={600}>
          {t(differing.length > 0 ? "companyMerges.choose" : "companyMerges.nothingToChoose")}
        </Text>
        {differing.map((field) => (
          <Radio.Group
            key={field}
            label={t(`companies.field.${field}`)}
            value={takes.includes(field) ? "other" : "survivor"}
            onChange={(from) =>
              setTakes([...takes.filter((taken) => taken !== field), ...(from === "other" ? [field] : [])])
            }
          >
            <div className={classes.sides}>
              <Radio className={classes.side} value="survivor" label={say(company, field)} />
              <Radio className={classes.side} value="other" label={say(other, field)} />
            </div>
          </Radio.Group>
        ))}
        <Text size="sm" c="dimmed">
          {t("companyMerges.undoable")}
        </Text>
        <Button type="submit" loading={merge.isPending} data-autofocus>
          {t("companyMerges.merge")}
        </Button>
      </Stack>
    </form>
  );
}

function Merged({ companyMergeId }: { readonly companyMergeId: CompanyMergeId }) {
  const { t } = useTranslation();
  const undo = useUndoMerge();
  const [isUndone, setUndone] = useState(false);
  return (
    <Stack gap="xs" align="start">
      {t("companyMerges.merged")}
      <Button
        size="compact-sm"
        variant="default"
        disabled={isUndone}
        onClick={() => {
          setUndone(true);
          void undo(companyMergeId);
        }}
      >
        {t("companyMerges.undo")}
      </Button>
    </Stack>
  );
}
