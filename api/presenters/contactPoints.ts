/** A time of Postgres inside a JSON value, as the API writes it. */
const isoTime = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const phoneObject = `jsonb_build_object('id', n.id, 'phone', n.phone, 'e164', n.e164, 'kind', n.kind, 'comment', n.comment,
  'isColdCall', n."isColdCall", 'coldMarkedAt', ${isoTime(`n."coldMarkedAt"`)}, 'coldMarkedCallId', n."coldMarkedCallId",
  'coldMarkedByName', (SELECT o.name FROM operators o WHERE o.id = n."coldMarkedById"))`;

/** SQL for the one number with this condition on `n`. */
export const selectPhone = (condition: string): string =>
  `SELECT ${phoneObject} AS phone FROM phone_numbers n WHERE ${condition}`;

/** SQL for the numbers and the addresses of the card with this alias, in their order. `owner` is the column that names it. */
export const phonesOf = (owner: "companyId" | "contactId", alias: string): string =>
  `coalesce((SELECT jsonb_agg(${phoneObject} ORDER BY n.position) FROM phone_numbers n WHERE n."${owner}" = ${alias}.id), '[]')`;

export const emailsOf = (owner: "companyId" | "contactId", alias: string): string =>
  `coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'email', m.email, 'kind', m.kind, 'comment', m.comment)
     ORDER BY m.position) FROM email_addresses m WHERE m."${owner}" = ${alias}.id), '[]')`;
