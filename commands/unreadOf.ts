/**
 * What is new to an operator, in SQL: of the contact's messages since a person last answered or closed (`conversations.unread`,
 * counted from `readSeq`) those that they have not seen; only where it is theirs to look, or where they left it unread
 * themselves. `c` is the conversation's alias, `operator` an expression of whose eyes.
 */
export const unreadOf = (c: string, operator: string): string => `(
  SELECT CASE WHEN mine."isLeft" OR ${concerns(c, operator)} THEN greatest(${c}.unread - coalesce(mine.seen, 0), 0) ELSE 0 END
  FROM (SELECT 1) one LEFT JOIN conversation_reads mine ON ${isMark("mine", c, operator)})`;

/** The condition that this is more than nothing, in a form that asks each table as rarely as a long list needs. */
export const hasUnread = (c: string, operator: string): string => `(
  (${c}.unread > 0 AND ${concerns(c, operator)} AND NOT EXISTS (
    SELECT 1 FROM conversation_reads mine WHERE ${isMark("mine", c, operator)} AND mine.seen >= ${c}.unread))
  OR ${c}.id = ANY(ARRAY(
    SELECT own.id FROM conversation_reads mine JOIN conversations own ON ${isMark("mine", "own", operator)}
    WHERE mine."isLeft")))`;

const isMark = (mark: string, c: string, operator: string): string =>
  `${mark}."operatorId" = ${operator} AND ${mark}."conversationId" = ${c}.id AND ${mark}."readSeq" = ${c}."readSeq"`;

/** Theirs, one that they follow, or nobody's in a team of theirs or in none. */
const concerns = (c: string, operator: string): string => `(${c}."assigneeId" = ${operator}
  OR (${c}."assigneeId" IS NULL AND (${c}."teamId" IS NULL OR EXISTS (
    SELECT 1 FROM team_members t WHERE t."teamId" = ${c}."teamId" AND t."operatorId" = ${operator})))
  OR EXISTS (SELECT 1 FROM participants f WHERE f."conversationId" = ${c}.id AND f."operatorId" = ${operator}))`;
