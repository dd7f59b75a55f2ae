import type { DataSource } from "typeorm";
import type { OperatorRef } from "../../contracts/actors.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { CallRequestId, PhoneNumberId, TenantId } from "../../contracts/ids.ts";
import { newId } from "../../entities/newId.ts";
import { PhoneNumberRecord } from "../../entities/phoneNumberRecord.ts";
import { recordAudit } from "../recordAudit.ts";
import { recordEvents } from "../recordEvents.ts";
import { recordTimeline } from "../recordTimeline.ts";
import { transact } from "../transact.ts";

interface ColdCallMark {
  readonly tenantId: TenantId;
  readonly phoneNumberId: PhoneNumberId;
  readonly isColdCall: boolean;
  /** By which call it was noticed. */
  readonly callRequestId: CallRequestId | null;
  readonly by: OperatorRef;
}

/** Says of a number that it was called cold, who says so and when; or takes that back. Throws phone_number.not_found. */
export async function markColdCall(
  db: DataSource,
  { tenantId, phoneNumberId: id, isColdCall, callRequestId, by }: ColdCallMark,
): Promise<void> {
  await transact(db, async (manager) => {
    const numbers = manager.getRepository(PhoneNumberRecord);
    const number = await numbers.findOne({ where: { id, tenantId }, lock: { mode: "for_no_key_update" } });
    if (number === null) throw new ProductError("phone_number.not_found");
    const { operatorId } = by;
    const mark = isColdCall
      ? { coldMarkedAt: new Date(), coldMarkedById: operatorId, coldMarkedCallId: callRequestId }
      : { coldMarkedAt: null, coldMarkedById: null, coldMarkedCallId: null };
    await numbers.update({ id }, { isColdCall, ...mark });
    const { companyId, contactId, phone } = number;
    await recordAudit(manager, {
      tenantId,
      by,
      action: "phoneNumber.coldCallMarked",
      entityId: id,
      before: { isColdCall: number.isColdCall, callRequestId: number.coldMarkedCallId },
      after: { isColdCall, callRequestId },
    });
    const facts = { phone, isColdCall, callRequestId };
    const kind = "company.coldCallMarked";
    await recordTimeline(manager, { tenantId, key: newId("tle"), kind, companyId, contactId, operatorId, facts });
    if (companyId !== null) await recordEvents(manager, tenantId, [{ kind: "company.changed", companyId }]);
  });
}
