import { afterAll, beforeAll, expect, test } from "vitest";
import { readWorlds } from "../../../commands/touches/readWorlds.ts";
import { nothingExtracted } from "../../../contracts/extraction.ts";
import { AppealRecord } from "../../../entities/appealRecord.ts";
import { ContactRecord } from "../../../entities/contactRecord.ts";
import { ConversationRecord } from "../../../entities/conversationRecord.ts";
import { newId } from "../../../entities/newId.ts";
import { createSealer } from "../../../entities/sealing.ts";
import type { TenantRecord } from "../../../entities/tenantRecord.ts";
import { TouchSuppressionRecord } from "../../../entities/touchSuppressionRecord.ts";
import { buildChannelAccount, buildTenant } from "../../support/builders.ts";
import { RECORDING_KEY } from "../../support/histories.ts";
import { createTestDatabase } from "../../support/testDatabase.ts";
import type { TestDatabase } from "../../support/testDatabase.ts";

let database: TestDatabase;
let tenant: TenantRecord;
beforeAll(async () => {
  database = await createTestDatabase();
  tenant = await buildTenant(database.db, { timeZone: "Europe/Samara" });
});
afterAll(() => database.close());

async function contact(of: TenantRecord, name: string, more: Partial<ContactRecord> = {}) {
  const { db } = database;
  const account = await buildChannelAccount(db, createSealer([{ id: "k1", key: RECORDING_KEY }]), {
    tenant: of,
    kind: "demo",
    settings: { token: "demo-token" },
  });
  const { id: contactId } = await db
    .getRepository(ContactRecord)
    .save({ id: newId("ctc"), tenantId: of.id, name, ...more });
  const conversation = await db.getRepository(ConversationRecord).save({
    id: newId("con"),
    tenantId: of.id,
    channelAccountId: account.id,
    externalChatId: contactId,
    contactId,
    mode: "bot",
    lastActivityAt: new Date(),
    attributes: { источник: "сайт", сложное: { a: 1 } },
  });
  return { contactId, conversationId: conversation.id };
}

test("what is known of many contacts is read at once: their own, their conversation's, their appeal's", async () => {
  const anna = await contact(tenant, "Анна", {
    fields: { город: "Казань" },
    timeZone: "Asia/Omsk",
    phone: "+79160000001",
  });
  const boris = await contact(tenant, "Борис");
  const entities = { ...nothingExtracted.entities, orderNumber: "А-17", askedPrice: true };
  await database.db.getRepository(AppealRecord).save({
    id: newId("apl"),
    tenantId: tenant.id,
    ...anna,
    extraction: { ...nothingExtracted, entities },
    extractedBy: "rules",
  });
  await database.db
    .getRepository(TouchSuppressionRecord)
    .save({ contactId: boris.contactId, tenantId: tenant.id, why: "byHand" });

  const worlds = await readWorlds(database.db, tenant.id, [anna, { ...boris, conversationId: null }], Date.now());
  expect(worlds.get(anna.contactId)).toMatchObject({
    contactZone: "Asia/Omsk",
    tenantZone: "Europe/Samara",
    isSuppressed: false,
    facts: {
      "contact.name": "Анна",
      "contact.phone": "+79160000001",
      "contact.field.город": "Казань",
      "conversation.channelKind": "demo",
      "conversation.labels": [],
      "conversation.field.источник": "сайт",
      "appeal.order": "А-17",
      "appeal.askedPrice": true,
    },
  });
  expect(worlds.get(anna.contactId)?.facts).not.toHaveProperty("conversation.field.сложное");
  expect(worlds.get(boris.contactId)).toMatchObject({
    contactZone: "Europe/Samara",
    isSuppressed: true,
    conversationId: boris.conversationId,
    facts: { "contact.name": "Борис", "conversation.status": "open" },
  });
});

test("nothing is known of another tenant's contacts", async () => {
  const stranger = await contact(await buildTenant(database.db), "Чужой");
  expect((await readWorlds(database.db, tenant.id, [stranger], Date.now())).size).toBe(0);
});
