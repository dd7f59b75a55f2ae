import { parseArgs } from "node:util";
import type { DataSource } from "typeorm";
import { openTenant } from "../commands/openTenant.ts";
import { readTenants } from "../commands/readTenants.ts";
import { resumeTenant, suspendTenant } from "../commands/suspendTenant.ts";
import { readInstallationEnv } from "../config/installationEnv.ts";
import { suspendTenant as suspension, TenantToOpen } from "../contracts/endpoints/tenants.ts";
import { ProductError } from "../contracts/errors.ts";
import { TenantId } from "../contracts/ids.ts";
import { connectDatabase } from "./connectDatabase.ts";
import { describeInstallation } from "./installation.ts";
import { openInstallationDatabase } from "./openInstallationDatabase.ts";
import { reportProblem } from "./reportProblem.ts";
import { StartUpProblem } from "./startUpProblem.ts";

/** Who the log names: whoever may start this has the whole installation in their hands anyway. */
const by = { operatorId: null, name: "npm run tenants" } as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: "string" },
    "admin-name": { type: "string" },
    "admin-email": { type: "string" },
    language: { type: "string" },
    "time-zone": { type: "string" },
    reason: { type: "string" },
  },
});
const [name = "", id = ""] = positionals;

async function list(db: DataSource): Promise<void> {
  for (const tenant of await readTenants(db)) {
    const { id, name, status, people, channels, messages, suspendedReason } = tenant;
    const counts = `people ${people}, channels ${channels}, messages in 30 days ${messages}`;
    console.log(`${id}  ${status}  ${name}  (${counts})${suspendedReason === null ? "" : `  ${suspendedReason}`}`);
  }
}

/** Prints the id and the link by which the first administrator chooses a password. */
async function create(db: DataSource, publicUrl: string): Promise<void> {
  const administrator = { name: values["admin-name"], email: values["admin-email"] };
  const { language, "time-zone": timeZone } = values;
  const wanted = TenantToOpen.safeParse({ name: values.name, language, timeZone, administrator });
  if (!wanted.success) {
    const [issue] = wanted.error.issues;
    throw new StartUpProblem(
      `A tenant cannot be created like this: ${issue?.path.join(".")}: ${issue?.message}.`,
      "Call `tenants -- create --name … --admin-name … --admin-email …`, and if you like `--language en --time-zone Asia/Omsk`.",
    );
  }
  const { tenantId, link } = await openTenant(db, wanted.data, by);
  console.log(`${tenantId}\n${publicUrl}/link#${link.token}`);
  console.log(`The link works once, until ${link.expiresAt.toISOString()}, and is not shown again.`);
}

async function suspend(db: DataSource): Promise<void> {
  const order = suspension.body.safeParse({ reason: values.reason });
  if (!order.success) throw new StartUpProblem("A reason is needed.", "Add --reason …; its operators see it.");
  await suspendTenant(db, namedTenant(), order.data.reason, by);
  console.log(`${id} is suspended: messages are received and kept, and none are sent.`);
}

/** The running API rings what waited within seconds. */
async function resume(db: DataSource): Promise<void> {
  await resumeTenant(db, namedTenant(), by);
  console.log(`${id} is active; what was waiting leaves.`);
}

function namedTenant(): TenantId {
  const tenantId = TenantId.safeParse(id);
  if (tenantId.success) return tenantId.data;
  throw new StartUpProblem(`"${id}" is no tenant's id.`, "`tenants -- list` shows them.");
}

const commands: Readonly<Record<string, (db: DataSource, publicUrl: string) => Promise<void>>> = {
  list,
  create,
  suspend,
  resume,
};

try {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    throw new StartUpProblem(
      `There is no command "tenants ${name}".`,
      "Choose `tenants -- list`, `create`, `suspend <id>` or `resume <id>`.",
    );
  }
  const installation = describeInstallation(readInstallationEnv());
  const { url, close } = await openInstallationDatabase(installation);
  try {
    const db = await connectDatabase(url, "tenants", "This installation has no tenants yet");
    try {
      await command(db, installation.publicUrl);
    } finally {
      await db.destroy();
    }
  } finally {
    await close();
  }
} catch (error) {
  const refused = error instanceof ProductError;
  reportProblem(refused ? new StartUpProblem(error.message, "`tenants -- list` shows what is there.") : error);
}
