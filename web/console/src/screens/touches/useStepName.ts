import { useQueries, useQuery } from "@tanstack/react-query";
import type { SequenceId } from "../../../../../contracts/ids.ts";
import type { StepId } from "../../../../../contracts/sequence.ts";
import { sequence as sequenceQuery, sequenceVersion } from "../../queries/touches.ts";
import { useStepWords } from "./useStepWords.ts";

const NO_SEQUENCE = "seq_00000000";

/** What a step is called. Runs under way may stand at one that the newer versions do not have any more. */
export function useStepName(sequenceId: SequenceId = NO_SEQUENCE): (id: StepId) => string {
  const words = useStepWords();
  const { data } = useQuery({ ...sequenceQuery(sequenceId), enabled: sequenceId !== NO_SEQUENCE });
  const inUse = data?.versions.filter(({ running }) => running > 0) ?? [];
  const versions = useQueries({ queries: inUse.map(({ version }) => sequenceVersion(sequenceId, version)) });
  const steps = [...(data?.draft.steps ?? []), ...versions.flatMap((one) => one.data?.definition.steps ?? [])];
  return (id) => {
    const step = steps.find((one) => one.id === id);
    return step ? words.title(step) : id;
  };
}
