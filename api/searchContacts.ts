/** Fewer letters hold no trigram. */
const SHORTEST_INSIDE = 3;

/**
 * For ILIKE, with no wildcards of its own. Finds a text wherever it stands, and one of a letter or two where a name
 * begins with it: the trigram indexes answer both, and no more.
 */
export const searchPattern = (text: string): string => {
  const literal = text.replace(/[\\%_]/g, String.raw`\$&`);
  return text.length < SHORTEST_INSIDE ? `${literal}%` : `%${literal}%`;
};

/** The ids of a tenant's contacts whose name, phone or user name fits; both arguments are placeholders. */
export const soughtContacts = (tenantId: string, pattern: string): string => `
  SELECT id FROM contacts WHERE "tenantId" = ${tenantId} AND (name ILIKE ${pattern} OR phone ILIKE ${pattern})
  UNION SELECT "contactId" FROM contact_identities WHERE "tenantId" = ${tenantId} AND username ILIKE ${pattern}`;
