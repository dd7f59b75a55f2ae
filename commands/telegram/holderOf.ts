/** Who holds the connection of channel account `alias` at this moment, as an SQL expression; null: nobody, or it keeps none. */
export const holderOf = (alias: string): string =>
  `(SELECT s."holderId" FROM telegram_sessions s WHERE s."channelAccountId" = ${alias}.id AND s."leaseUntil" > clock_timestamp())`;
