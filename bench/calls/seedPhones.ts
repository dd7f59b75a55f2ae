import type { DataSource } from "typeorm";
import { createTokens } from "../../api/auth/tokens.ts";
import { beginSession } from "../../commands/beginSession.ts";
import { createTenant } from "../../commands/createTenant.ts";
import { newId } from "../../entities/newId.ts";

/** An operator with a console and a phone. */
export interface BenchPhone {
  readonly deviceId: string;
  readonly consoleToken: string;
  readonly phoneToken: string;
}

const nowhere = { address: null, userAgent: null };

/** A tenant of operators who each have a registered phone, all signed in. */
export async function seedPhones(db: DataSource, jwtSecret: string, count: number): Promise<readonly BenchPhone[]> {
  const tenantId = await createTenant(db.manager, { name: "Обзвон" });
  const tokens = createTokens(jwtSecret);
  const phones: BenchPhone[] = [];
  for (let n = 0; n < count; n += 1) {
    const operatorId = newId("opr");
    const deviceId = `phone-${n}`;
    await db.query(`INSERT INTO operators (id, "tenantId", name, email, role) VALUES ($1, $2, $3, $4, 'MANAGER')`, [
      operatorId,
      tenantId,
      `Оператор ${n}`,
      `phone-${n}@example.test`,
    ]);
    await db.query(`INSERT INTO devices (id, "tenantId", "operatorId", "externalId") VALUES ($1, $2, $3, $4)`, [
      newId("dev"),
      tenantId,
      operatorId,
      deviceId,
    ]);
    const signIn = async (audience: "console" | "phone") => {
      const { id } = await beginSession(db.manager, operatorId, nowhere, audience);
      return (await tokens.sign({ operatorId, tenantId }, id, audience)).token;
    };
    phones.push({ deviceId, consoleToken: await signIn("console"), phoneToken: await signIn("phone") });
  }
  await db.query("ANALYZE");
  return phones;
}
