import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { MERGE_UNDOABLE_DAYS } from "../../../../../../contracts/companyMerge.ts";
import { CompanyMergeId } from "../../../../../../contracts/ids.ts";
import type { TimelineEntry } from "../../../../../../contracts/timeline.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { useUndoMerge } from "./useUndoMerge.ts";

const UNDOABLE_MS = MERGE_UNDOABLE_DAYS * 86_400_000;

const isRecent = (occurredAt: string): boolean => Date.now() - Date.parse(occurredAt) <= UNDOABLE_MS;

interface UndoMergeProps {
  readonly entry: TimelineEntry;
  /** Those that are shown, the newest first: an undoing stands above what it undid. */
  readonly among: readonly TimelineEntry[];
}

/** Under the line of a merge that can still be undone. */
export function UndoMerge({ entry: { kind, facts, occurredAt }, among }: UndoMergeProps) {
  const { t } = useTranslation();
  const mayEdit = useMay("companies.edit");
  const undo = useMutation({ mutationFn: useUndoMerge() });
  const companyMergeId = CompanyMergeId.safeParse(facts["companyMergeId"]).data;
  if (!mayEdit || kind !== "company.merged" || !companyMergeId) return null;
  const isUndone = among.some(
    (other) => other.kind === "company.mergeUndone" && other.facts["companyMergeId"] === companyMergeId,
  );
  if (isUndone || !isRecent(occurredAt)) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      mt="xs"
      loading={undo.isPending}
      onClick={() => undo.mutate(companyMergeId)}
    >
      {t("companyMerges.undo")}
    </Button>
  );
}
