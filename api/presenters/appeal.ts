import type { Appeal } from "../../contracts/appeal.ts";

export interface AppealRow extends Omit<Appeal, "updatedAt"> {
  readonly updatedAt: Date;
}

export const selectAppeals = `
  SELECT id, "conversationId", "contactId", status, extraction, "handEdited", "extractedBy", "updatedAt" FROM appeals`;

export const presentAppeal = (row: AppealRow): Appeal => ({ ...row, updatedAt: row.updatedAt.toISOString() });
