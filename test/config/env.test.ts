import { expect, test } from "vitest";
import { testEnv, testVariables } from "../support/testEnv.ts";

const read = (given: Readonly<Record<string, string>>) => () =>
  testEnv(testVariables({ DATABASE_URL: "postgres://db/x", ...given }));

test.each([
  [{ SMTP_URL: "smtp://u:hunter2@mail:25" }, "MAIL_FROM"],
  [{ MAIL_FROM: "crm@example.test" }, "SMTP_URL"],
  [{ OIDC_ISSUER: "https://id.example.test", OIDC_CLIENT_ID: "crm" }, "OIDC_CLIENT_SECRET"],
  [{ SMTP_URL: "http://u:hunter2@mail:25", MAIL_FROM: "crm@example.test" }, "SMTP_URL"],
  [{ OIDC_ISSUER: "http://id.example.test", OIDC_CLIENT_ID: "crm", OIDC_CLIENT_SECRET: "hunter2" }, "OIDC_ISSUER"],
])("%j stops the process with the name %s, and repeats no secret", (given, name) => {
  expect(read(given)).toThrow(new RegExp(`^The environment is not usable:\n {2}${name}: [^\n]*$`));
  expect(read(given)).not.toThrow("hunter2");
});

test("neither mail nor an identity provider is needed, and a provider on this machine may speak http", () => {
  expect(read({})().SMTP_URL).toBeUndefined();
  const local = { OIDC_ISSUER: "http://localhost:9000/realms/crm", OIDC_CLIENT_ID: "crm", OIDC_CLIENT_SECRET: "s" };
  expect(read(local)().OIDC_NAME).toBe("OpenID");
});
