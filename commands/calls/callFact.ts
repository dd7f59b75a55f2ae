/** When something happens to a call (by its alias) by itself, as an SQL expression; null: never any more. */
export const callDueAt = (c: string): string =>
  `(CASE ${c}.state
     WHEN 'waiting' THEN ${c}."expiresAt"
     WHEN 'claimed' THEN ${c}."claimedAt" + make_interval(secs => ${c}."resultWithinSeconds")
     WHEN 'unknown' THEN coalesce(${c}."claimedAt", ${c}."createdAt") + make_interval(secs => ${c}."lateWithinSeconds")
   END)`;

/** What its actor is told of a call (by its alias): the columns of CallRef. */
export const selectCallRef = (c: string): string =>
  `${c}.id AS "callRequestId", ${c}."tenantId", ${c}.version, ${c}.state,
   (extract(epoch FROM ${callDueAt(c)} - clock_timestamp()) * 1000)::float8 AS "dueInMs"`;
