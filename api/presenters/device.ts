import type { DataSource } from "typeorm";
import type { Device, DeviceProblem, DeviceSort, DeviceState } from "../../contracts/device.ts";
import { DeviceProblem as Problem } from "../../contracts/device.ts";
import { ProductError } from "../../contracts/errors.ts";
import type { DeviceId } from "../../contracts/ids.ts";
import { parameters } from "../parameters.ts";
import type { Bind } from "../parameters.ts";
import { sees } from "../scope/scopes.ts";
import type { Viewer } from "../scope/viewer.ts";

/** Refused so often within an hour, a phone does not merely renew its token: that takes one refusal. */
const REFUSALS_OF_A_STORM = 3;

/** What makes each problem one. They are looked for in what stands in `devicesOf`. */
const problemSql: Readonly<Record<DeviceProblem, string>> = {
  unauthorized: `d."isSignedIn" AND (told.refusals >= ${REFUSALS_OF_A_STORM}
    OR (d."lastPollCode" = 401 AND d."lastPollAt" > now() - interval '1 hour'))`,
  refreshFails: `told."refreshFails" OR d."errorCode" ILIKE '%refresh%'`,
  noNetwork: `d."isSignedIn" AND coalesce(d."lastSeenAt", d."createdAt") < now() - interval '2 hours'`,
  queueStuck: `d."queueStuck"`,
  oldVersion: `${versionSql('d."appVersion"')} < ${versionSql('newest."versionName"')}`,
  notEncrypted: `NOT d."isEncrypted"`,
};

/** "2.10.1-beta" as {2,10,1}, to be compared number by number; null where it does not begin with a number. */
function versionSql(version: string): string {
  return `string_to_array(substring(${version} from '^\\d{1,9}(?:\\.\\d{1,9})*'), '.')::int[]`;
}

/** The phones that fit a condition on `d`, with what follows from what they told. */
const devicesOf = (condition: string): string => `
  SELECT d.*, array_remove(ARRAY[${Problem.options.map((name) => `CASE WHEN ${problemSql[name]} THEN '${name}' END`).join(", ")}], NULL) AS problems
  FROM (SELECT d.*, o.name AS "operatorName", coalesce(d."lastSeenAt" > now() - interval '15 minutes', false) AS "isActive",
      s.id IS NOT NULL AS "isSignedIn"
    FROM devices d JOIN operators o ON o.id = d."operatorId"
      LEFT JOIN sessions s ON s.id = d."sessionId" AND s."endedAt" IS NULL AND s."expiresAt" > now()
    WHERE ${condition}) d
  LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE t."httpCode" = 401) AS refusals,
      coalesce(bool_or(t.endpoint LIKE '%/token/refresh/'), false) AS "refreshFails"
    FROM phone_telemetry t
    WHERE t."deviceId" = d.id AND t."httpCode" >= 400 AND t."occurredAt" > now() - interval '1 hour') told ON true
  LEFT JOIN LATERAL (SELECT b."versionName" FROM app_builds b
    WHERE b."tenantId" = d."tenantId" AND b."isActive" ORDER BY b."versionCode" DESC LIMIT 1) newest ON true`;

type Moment = "lastSeenAt" | "lastPollAt";
type DeviceRow = Omit<Device, Moment | "createdAt" | "address"> &
  Readonly<Record<Moment, Date | null>> & { readonly createdAt: Date; readonly lastAddress: string | null };

const presentDevice = ({ lastAddress: address, ...row }: DeviceRow): Device => ({
  ...row,
  address,
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  lastPollAt: row.lastPollAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

/** Throws device.not_found. */
export async function readDevice(db: DataSource, viewer: Viewer, id: DeviceId): Promise<Device> {
  const { values, bind } = parameters();
  const [row]: DeviceRow[] = await db.query(
    devicesOf(`${sees.device(viewer, "d", bind)} AND d.id = ${bind(id)}`),
    values,
  );
  if (row === undefined) throw new ProductError("device.not_found");
  return presentDevice(row);
}

/** The viewer's own phones, whatever else they see. */
export async function readOwnDevices(db: DataSource, viewer: Viewer, limit: number): Promise<Device[]> {
  const { values, bind } = parameters();
  const rows: DeviceRow[] = await db.query(
    `${devicesOf(sees.own(viewer, "d", bind))} ORDER BY d."lastSeenAt" DESC NULLS LAST, d.id LIMIT ${bind(limit)}`,
    values,
  );
  return rows.map(presentDevice);
}

const sorts = {
  seen: { sql: `coalesce(d."lastSeenAt", d."createdAt")`, type: "timestamptz", direction: "DESC" },
  operator: { sql: `lower(d."operatorName")`, type: "text", direction: "ASC" },
  name: { sql: `lower(d.name)`, type: "text", direction: "ASC" },
} as const satisfies Record<DeviceSort, unknown>;

interface Page {
  readonly search?: string | undefined;
  readonly state?: DeviceState | undefined;
  readonly sort: DeviceSort;
  readonly after: readonly [key: string, id: string] | readonly [null, null];
  readonly limit: number;
}

/** A page of the phones that a viewer sees, each with the key of its place. */
export async function readDevicePage(db: DataSource, viewer: Viewer, { sort, after, limit, ...page }: Page) {
  const { values, bind } = parameters();
  const { sql, type, direction } = sorts[sort];
  const conditions = [
    ...(page.search ? [holds(page.search, bind)] : []),
    ...(page.state ? [stateSql(page.state, bind)] : []),
    ...(after[0] === null
      ? []
      : [`(${sql}, d.id) ${direction === "DESC" ? "<" : ">"} (${bind(after[0])}::${type}, ${bind(after[1])})`]),
  ];
  const rows: (DeviceRow & { readonly sortKey: string })[] = await db.query(
    `SELECT d.*, ${sql}::text AS "sortKey" FROM (${devicesOf(sees.device(viewer, "d", bind))}) d
     WHERE ${["true", ...conditions].join(" AND ")} ORDER BY ${sql} ${direction}, d.id ${direction} LIMIT ${bind(limit)}`,
    values,
  );
  return rows.map((row) => ({ key: row.sortKey, device: presentDevice(row) }));
}

function holds(search: string, bind: Bind): string {
  const pattern = bind(`%${search.replace(/[\\%_]/g, "\\$&")}%`);
  return `concat_ws(' ', d.name, d."operatorName", d."appVersion") ILIKE ${pattern}`;
}

function stateSql(state: DeviceState, bind: Bind): string {
  if (state === "active") return `d."isActive"`;
  if (state === "inactive") return `NOT d."isActive"`;
  return state === "troubled" ? `cardinality(d.problems) > 0` : `${bind(state)} = ANY(d.problems)`;
}

/** How many phones a viewer sees, and what is wrong with them. */
export async function countDevices(db: DataSource, viewer: Viewer) {
  const { values, bind } = parameters();
  const counted = Problem.options.map((name) => `'${name}', count(*) FILTER (WHERE '${name}' = ANY(d.problems))`);
  const [counts]: {
    readonly all: number;
    readonly active: number;
    readonly problems: Record<DeviceProblem, number>;
  }[] = await db.query(
    `SELECT count(*)::int AS "all", (count(*) FILTER (WHERE d."isActive"))::int AS active,
       jsonb_build_object(${counted.join(", ")}) AS problems
     FROM (${devicesOf(sees.device(viewer, "d", bind))}) d`,
    values,
  );
  if (counts === undefined) throw new Error("A count of phones gave no row.");
  return counts;
}
