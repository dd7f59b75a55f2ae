import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type {
  ChannelAccountId,
  LabelId,
  OperatorId,
  PipelineId,
  StageId,
  TeamId,
} from "../../../../../contracts/ids.ts";
import type { KnownReferences } from "../../../../../contracts/sequenceProblems.ts";
import { pipelines } from "../../queries/funnel.ts";
import { labels } from "../../queries/labels.ts";
import { people } from "../../queries/people.ts";
import { channelAccounts } from "../../queries/records.ts";
import { teams } from "../../queries/structure.ts";
import { useMay } from "../../shell/useOperator.ts";

interface Named<Id> {
  readonly id: Id;
  readonly name: string;
}

export interface TouchReferences {
  readonly operators: readonly Named<OperatorId>[];
  readonly teams: readonly Named<TeamId>[];
  readonly labels: readonly Named<LabelId>[];
  readonly accounts: readonly Named<ChannelAccountId>[];
  readonly stages: readonly Named<StageId>[];
  readonly pipelines: readonly Named<PipelineId>[];
  readonly known: KnownReferences;
}

/** What steps may name. Of what the operator may not list, everything counts as known: the server looks anyway. */
export function useTouchReferences(): TouchReferences {
  const { data: operators } = useQuery({ ...people(), enabled: useMay("people.read") });
  const { data: groups } = useQuery(teams());
  const { data: known } = useQuery(labels());
  const { data: accounts } = useQuery({ ...channelAccounts(), enabled: useMay("channels.read") });
  const { data: funnels } = useQuery({ ...pipelines(), enabled: useMay("appeals.read") });
  return useMemo(() => {
    const isOne = funnels?.length === 1;
    const lists = {
      pip: funnels?.map(({ id, name }) => ({ id, name })),
      stg: funnels?.flatMap((funnel) =>
        funnel.stages.map(({ id, name }) => ({ id, name: isOne ? name : `${funnel.name}: ${name}` })),
      ),
      opr: operators?.map(({ id, name }) => ({ id, name })),
      tem: groups?.map(({ id, name }) => ({ id, name })),
      lab: known?.map(({ id, name }) => ({ id, name })),
      acc: accounts?.map(({ account: { id, name } }) => ({ id, name })),
    };
    const ids = new Set<string>(Object.values(lists).flatMap((list) => list?.map(({ id }) => id) ?? []));
    const listed = new Set(Object.entries(lists).flatMap(([prefix, list]) => (list ? [prefix] : [])));
    return {
      operators: lists.opr ?? [],
      teams: lists.tem ?? [],
      labels: lists.lab ?? [],
      accounts: lists.acc ?? [],
      stages: lists.stg ?? [],
      pipelines: lists.pip ?? [],
      known: { has: (id) => ids.has(id) || !listed.has(id.slice(0, id.indexOf("_"))) },
    };
  }, [operators, groups, known, accounts, funnels]);
}
