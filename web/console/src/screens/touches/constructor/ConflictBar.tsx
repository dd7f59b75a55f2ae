import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SequenceId } from "../../../../../../contracts/ids.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { sequence } from "../../../queries/touches.ts";
import classes from "./Constructor.module.css";
import type { useDraft } from "./useDraft.ts";
import type { useSaving } from "./useSaving.ts";

interface ConflictBarProps {
  readonly sequenceId: SequenceId;
  readonly kept: ReturnType<typeof useDraft>;
  readonly saving: ReturnType<typeof useSaving>;
}

/** Two people draw the same: whose drawing stays is chosen, never guessed. */
export function ConflictBar({ sequenceId, kept, saving }: ConflictBarProps) {
  const { t } = useTranslation();
  const settle = () => {
    saving.save.reset();
    saving.publish.reset();
  };
  const take = useMutation({
    mutationFn: () => queryClient.fetchQuery({ ...sequence(sequenceId), staleTime: 0 }),
    onSuccess: (theirs) => {
      kept.takeTheirs(theirs);
      settle();
    },
  });
  return (
    <div className={classes.bar} role="alert">
      {t("touches.conflict")}
      <Button size="xs" variant="default" loading={take.isPending} onClick={() => take.mutate()}>
        {t("touches.takeTheirs")}
      </Button>
      <Button
        size="xs"
        variant="default"
        loading={saving.overwrite.isPending}
        onClick={() => saving.overwrite.mutate(kept.draft, { onSuccess: settle })}
      >
        {t("touches.keepMine")}
      </Button>
    </div>
  );
}
