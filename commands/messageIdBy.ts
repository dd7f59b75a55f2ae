/** The message by a provider's id, also of a piece of an album, as an SQL expression; both arguments are such. */
export const messageIdBy = (channelAccountId: string, externalId: string): string => `coalesce(
  (SELECT q.id FROM messages q WHERE q."channelAccountId" = ${channelAccountId} AND q."externalId" = ${externalId}),
  (SELECT p."messageId" FROM album_pieces p WHERE p."channelAccountId" = ${channelAccountId} AND p."externalId" = ${externalId}))`;
