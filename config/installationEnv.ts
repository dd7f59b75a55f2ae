import { z } from "zod";

const Port = z.coerce.number().int().min(1).max(65_535);

/** What whoever starts an installation on one machine may choose; everything else is made for them. */
const InstallationEnvironment = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: Port.default(8080),
  POSTGRES_PORT: Port.default(54_329),
  TEMPORAL_PORT: Port.default(7233),
  TEMPORAL_UI_PORT: Port.default(8233),
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z.url().optional(),
  TEMPORAL_ADDRESS: z.string().optional(),
  TEMPORAL_NAMESPACE: z.string().default("default"),
  TEMPORAL_UI_URL: z.url().optional(),
  DATA_DIR: z.string().default(".switchboard"),
  ENCRYPTION_KEYS: z.string().optional(),
  JWT_SECRET: z.string().optional(),
});

export type InstallationEnv = Readonly<z.infer<typeof InstallationEnvironment>>;

/** Reads and checks what `up` is told. Empty values count as absent. */
export function readInstallationEnv(
  source: Readonly<Record<string, string | undefined>> = process.env,
): InstallationEnv {
  const given = Object.entries(source).filter(([, value]) => value !== "");
  const parsed = InstallationEnvironment.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable:\n${problems.join("\n")}`);
}
