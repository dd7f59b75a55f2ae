import { z } from "zod";
import type { ConversationSort } from "../../contracts/endpoints/conversations.ts";
import { TimeKey } from "../cursor.ts";

/** An order of conversations by its columns and then by id, all of them in one direction, so that a cursor is a row comparison. */
interface Sort {
  readonly columns: readonly {
    readonly sql: string;
    readonly type: "timestamptz" | "numeric" | "int";
    readonly key: z.ZodType<string>;
  }[];
  readonly direction: "ASC" | "DESC";
}

const lastActivityAt = { sql: `c."lastActivityAt"`, type: "timestamptz", key: TimeKey } as const;

export const sorts: Readonly<Record<ConversationSort, Sort>> = {
  active: { columns: [lastActivityAt], direction: "DESC" },
  /** Behind those who wait stand the others, the most recently active first. */
  waiting: {
    columns: [
      {
        sql: `coalesce(c."waitingSince", 'infinity')`,
        type: "timestamptz",
        key: z.union([TimeKey, z.literal("infinity")]),
      },
      { sql: `-extract(epoch FROM c."lastActivityAt")`, type: "numeric", key: z.string().regex(/^-\d+(\.\d+)?$/) },
    ],
    direction: "ASC",
  },
  priority: {
    columns: [
      {
        sql: `array_position('{low,normal,high,urgent}'::text[], c.priority)`,
        type: "int",
        key: z.string().regex(/^[1-4]$/),
      },
      lastActivityAt,
    ],
    direction: "DESC",
  },
  created: { columns: [{ sql: `c."createdAt"`, type: "timestamptz", key: TimeKey }], direction: "DESC" },
};

const BETWEEN = "|";

/** The columns of a row as one key of a cursor, in SQL and back. */
export const writeKey = (columns: readonly string[]): string =>
  `concat_ws('${BETWEEN}', ${columns.map((column) => `${column}::text`).join(", ")})`;
export const readKey = (key: string): readonly string[] => key.split(BETWEEN);

export const keyOf = ({ columns }: Sort): z.ZodType<string> =>
  z.string().refine((text) => {
    const parts = readKey(text);
    return parts.length === columns.length && columns.every(({ key }, place) => key.safeParse(parts[place]).success);
  });
