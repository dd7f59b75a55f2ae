/** SQL for the branches that the operator with this alias stands above: their own and those below it. */
export const branchIdsOf = (o: string): string =>
  `CASE WHEN ${o}."branchId" IS NULL THEN '{}'::text[] ELSE ARRAY(
     WITH RECURSIVE below AS (
       SELECT id FROM branches WHERE id = ${o}."branchId"
       UNION SELECT b.id FROM branches b JOIN below ON b."parentId" = below.id WHERE b."tenantId" = ${o}."tenantId")
     SELECT id FROM below) END`;
