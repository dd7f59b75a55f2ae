import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ConversationId, MacroId, OperatorId, TenantId } from "../contracts/ids.ts";
import type { MacroStepResult } from "../contracts/macro.ts";

/** That a macro was run, and how its steps ended. A repeat under the same key is answered from here. */
@Entity({ name: "macro_runs" })
export class MacroRunRecord {
  @PrimaryColumn("text", { primaryKeyConstraintName: "macro_runs_pkey" }) conversationId!: ConversationId;
  @PrimaryColumn("text", { primaryKeyConstraintName: "macro_runs_pkey" }) runKey!: string;
  @Column("text") tenantId!: TenantId;
  @Column("text") macroId!: MacroId;
  @Column("text") operatorId!: OperatorId;
  @Column("jsonb") results!: MacroStepResult[];
  @Column("timestamptz", { default: () => "now()" }) ranAt!: Date;
}
