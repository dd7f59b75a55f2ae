import type { Appeal } from "../../contracts/appeal.ts";
import type { Deal } from "../../contracts/funnel.ts";

/** The columns of a deal, which `presentDeal` reads; the appeal stands under this alias. */
export const dealColumns = (a: string): string =>
  `${a}."pipelineId", ${a}."stageId", ${a}."stageSince", ${a}."stageReason", ${a}.title, ${a}.amount::float8 AS amount, ${a}.currency, ${a}.version`;

export type DealRow = Omit<Deal, "stageSince"> & { readonly stageSince: Date };

export const presentDeal = (row: DealRow): Deal => {
  const { pipelineId, stageId, stageSince, stageReason, title, amount, currency, version } = row;
  return { pipelineId, stageId, stageSince: stageSince.toISOString(), stageReason, title, amount, currency, version };
};

export interface AppealRow extends Omit<Appeal, "updatedAt" | "deal">, DealRow {
  readonly updatedAt: Date;
}

export const selectAppeals = `
  SELECT id, "conversationId", "contactId", status, extraction, "handEdited", "extractedBy", "updatedAt", ${dealColumns("appeals")} FROM appeals`;

export const presentAppeal = (row: AppealRow): Appeal => {
  const { id, conversationId, contactId, status, extraction, handEdited, extractedBy, updatedAt } = row;
  const understood = { extraction, handEdited, extractedBy, updatedAt: updatedAt.toISOString() };
  return { id, conversationId, contactId, status, ...understood, deal: presentDeal(row) };
};
