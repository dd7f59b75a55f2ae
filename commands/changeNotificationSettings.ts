import type { DataSource } from "typeorm";
import type { OperatorId } from "../contracts/ids.ts";
import type { NotificationSettings } from "../contracts/notification.ts";

type Change = { readonly [Field in keyof NotificationSettings]?: NotificationSettings[Field] | undefined };

/** What is not named stays, kinds one by one. */
export async function changeNotificationSettings(
  db: DataSource,
  operatorId: OperatorId,
  { kinds, ...change }: Change,
): Promise<void> {
  await db.query(
    `UPDATE operators SET "notificationSettings" = "notificationSettings" || $2::jsonb
       || jsonb_build_object('kinds', coalesce("notificationSettings"->'kinds', '{}') || $3::jsonb)
     WHERE id = $1`,
    [operatorId, JSON.stringify(change), JSON.stringify(kinds ?? {})],
  );
}
