/**
 * Every column that holds text sealed by entities/sealing.ts, and the key of its table. Keys are rotated, counted and
 * removed by this list: another table with secrets is one more line.
 */
export const sealedColumns = [
  { table: "channel_accounts", key: "id", column: "sealed" },
  { table: "operators", key: "id", column: "totpSealed" },
  { table: "operators", key: "id", column: "totpPending" },
  { table: "push_subscriptions", key: "id", column: "sealed" },
  { table: "tenants", key: "id", column: "telegramApp" },
  { table: "telegram_sessions", key: "channelAccountId", column: "sealed" },
] as const;

export type SealedColumn = (typeof sealedColumns)[number];
