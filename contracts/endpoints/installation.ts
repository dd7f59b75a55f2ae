import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { FailedSignIn, PartHealth } from "../installation.ts";

const access = "installation";

export const getInstallationHealth = endpoint({
  name: "getInstallationHealth",
  summary: "How each part of the installation is.",
  method: "GET",
  path: "/api/v1/admin/installation/health",
  access,
  result: z.object({ version: z.string(), parts: z.array(PartHealth) }),
});

export const listUnknownSignIns = endpoint({
  name: "listUnknownSignIns",
  summary: "Sign-ins of the last seven days with an e-mail that nobody has; the newest hundred.",
  method: "GET",
  path: "/api/v1/admin/installation/failed-sign-ins",
  access,
  result: z.object({ failures: z.array(FailedSignIn) }),
});
