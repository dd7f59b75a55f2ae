/** How many open conversations an operator (by its alias) holds, as an SQL expression. */
export const openConversationsOf = (o: string): string =>
  `(SELECT count(*)::int FROM conversations held
    WHERE held."tenantId" = ${o}."tenantId" AND held."assigneeId" = ${o}.id AND held.status = 'open')`;

/** Whether an operator can be given a conversation now (contracts/queue.ts, Availability), as an SQL expression. */
export const availabilityOf = (o: string): string =>
  `CASE WHEN ${o}."deactivatedAt" IS NOT NULL OR ${o}.presence = 'offline'
       OR ${o}."seenAt" IS NULL OR ${o}."seenAt" < now() - interval '5 minutes' THEN 'offline'
     WHEN ${o}.presence = 'busy' THEN 'busy'
     WHEN ${o}."maxOpenConversations" <= ${openConversationsOf(o)} THEN 'full'
     ELSE 'free' END`;

/** That a conversation (by its alias) waits in the line of its team. Indexed, and what the bells of the lines ring for. */
export const waitsInLine = (c: string): string =>
  `(${c}."teamId" IS NOT NULL AND ${c}."assigneeId" IS NULL AND ${c}.mode = 'operator' AND ${c}.status = 'open'
    AND NOT ${c}."isBlocked")`;

/** Since when a conversation of a line has waited. */
export const waitsSince = (c: string): string => `coalesce(${c}."waitingSince", ${c}."lastActivityAt")`;

/** The order of a line: those that everybody let run out come last, urgent ones first, then who has waited longest. */
export const lineOrder = (c: string): string =>
  `${c}."roundEndedAt" IS NOT NULL, ${c}.priority <> 'urgent', ${waitsSince(c)}, ${c}.id`;

/** In whose line those of a tenant wait whom nobody has given to a team. */
export const defaultTeamOf = (tenantId: string): string =>
  `(SELECT t.id FROM tenants n JOIN teams t ON t.id = n.settings->>'defaultTeamId' AND t."tenantId" = n.id WHERE n.id = ${tenantId})`;
