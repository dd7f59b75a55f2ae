import { useMutation } from "@tanstack/react-query";
import { publishSequence, saveSequence } from "../../../../../../contracts/endpoints/sequences.ts";
import type { SequenceId } from "../../../../../../contracts/ids.ts";
import { call } from "../../../api/call.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { refreshTouches, sequence as sequenceQuery } from "../../../queries/touches.ts";
import type { Draft, useDraft } from "./useDraft.ts";

/** Saves what was drawn, and publishes it. A draft that somebody else has changed meanwhile is refused, not overwritten. */
export function useSaving(sequenceId: SequenceId, kept: ReturnType<typeof useDraft>) {
  const params = { sequenceId };
  const keep = async (draft: Draft, revision: number): Promise<number> => {
    const { sequence, problems } = await call(saveSequence, { params, body: { revision, ...draft } });
    kept.wasSaved(sequence.revision, draft);
    queryClient.setQueryData(sequenceQuery(sequenceId).queryKey, (known) =>
      known ? { ...known, sequence, problems, draft: draft.definition } : known,
    );
    return sequence.revision;
  };
  const save = useMutation({
    mutationFn: (draft: Draft) => keep(draft, kept.revision),
    onSuccess: refreshTouches,
  });
  /** Upon whatever has been saved last. */
  const overwrite = useMutation({
    mutationFn: async (draft: Draft) => {
      const latest = await queryClient.fetchQuery({ ...sequenceQuery(sequenceId), staleTime: 0 });
      return keep(draft, latest.sequence.revision);
    },
    onSuccess: refreshTouches,
  });
  const publish = useMutation({
    mutationFn: async (draft: Draft) => {
      const revision = kept.isDirty ? await keep(draft, kept.revision) : kept.revision;
      return call(publishSequence, { params, body: { revision } });
    },
    onSuccess: refreshTouches,
  });
  return { save, overwrite, publish };
}
