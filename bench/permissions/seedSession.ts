import { randomBytes } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Tokens } from "../../api/auth/tokens.ts";
import { beginSession } from "../../commands/beginSession.ts";
import { createOperator } from "../../commands/createOperator.ts";
import { createTenant } from "../../commands/createTenant.ts";
import type { ConversationId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";

const BRANCHES = 20;
const CONVERSATIONS = 10_000;

export interface SeededSession {
  readonly sessionId: string;
  readonly token: string;
  readonly conversationId: ConversationId;
}

/** manager: sees the whole tenant, as most do. director: sees a branch with twenty below it, the dearest there is to ask for. */
export type BenchCaller = "manager" | "director";

/** A tenant with twenty-one branches and ten thousand conversations, its caller, and a conversation that they see. */
export async function seedSession(db: DataSource, tokens: Tokens, caller: BenchCaller): Promise<SeededSession> {
  const tenantId = await createTenant(db.manager, { name: "Мастерская" });
  const operatorId = await createOperator(db.manager, {
    tenantId,
    name: "Анна",
    email: `${caller}@example.test`,
    password: randomBytes(16).toString("hex"),
    role: caller === "director" ? "BRANCH_DIRECTOR" : "MANAGER",
  });
  const branches = Array.from({ length: BRANCHES + 1 }, () => newId("brn"));
  for (const [n, id] of branches.entries()) {
    await db.query(`INSERT INTO branches (id, "tenantId", name, "parentId") VALUES ($1, $2, $3, $4)`, [
      id,
      tenantId,
      `Филиал ${n}`,
      branches[0] === id ? null : branches[0],
    ]);
  }
  if (caller === "director")
    await db.query(`UPDATE operators SET scope = 'BRANCH', "branchId" = $2 WHERE id = $1`, [operatorId, branches[0]]);
  await db.query(
    `INSERT INTO conversations (id, "tenantId", "channelAccountId", "externalChatId", "contactId", mode, "lastActivityAt", "branchId")
     SELECT 'con_' || $5 || lpad(n::text, 20, '0'), $1, 'acc_' || $5, n::text, 'ctc_bench', 'bot', now(), ($2::text[])[1 + n % $3]
     FROM generate_series(1, $4) n`,
    [tenantId, branches, branches.length, CONVERSATIONS, caller],
  );
  await db.query("ANALYZE");
  const { id: sessionId } = await beginSession(db.manager, operatorId, { address: null, userAgent: null });
  const { token } = await tokens.sign({ operatorId, tenantId }, sessionId, "console");
  return { sessionId, token, conversationId: `con_${caller}${String(BRANCHES).padStart(20, "0")}` };
}
