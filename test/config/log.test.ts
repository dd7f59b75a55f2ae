import { GrammyError } from "grammy";
import { QueryFailedError } from "typeorm";
import { expect, test } from "vitest";
import { createLog } from "../../config/log.ts";

const TOKEN = "700100200:AAHsimulated-token-of-the-test-bot0";

/** The line that an error leaves, under the name where our code puts it and where Temporal's SDK does. */
function logged(error: unknown): string {
  const lines: string[] = [];
  const log = createLog("trace", "test", { write: (line: string) => void lines.push(line) });
  log.warn({ err: error }, "ours");
  log.warn({ error }, "the SDK's");
  expect(lines).toHaveLength(2);
  return lines.join("");
}

const failedQuery = (message: string) =>
  new QueryFailedError("INSERT INTO messages", ["верните деньги"], new Error(message));
const failedRequest = Object.assign(new Error("Network request for 'getFile' failed!"), {
  error: Object.assign(new Error("no"), { message: `request to http://h/bot${TOKEN}/getFile failed` }),
});
const refusedSend = new GrammyError(
  "Call to 'sendMessage' failed!",
  { ok: false, error_code: 400, description: "Bad Request" },
  "sendMessage",
  { text: "верните деньги" },
);

test.each([
  ["a statement's parameters", failedQuery("deadlock detected"), "верните деньги", "deadlock detected"],
  ["a value Postgres cannot read", failedQuery('invalid input syntax for type json: "верните"'), "верните", "syntax"],
  ["the address of a failed request", failedRequest, TOKEN, "getFile"],
  ["the text of a refused message", refusedSend, "верните деньги", "Bad Request"],
  ["a body that is no JSON", attempt(() => JSON.parse("верните деньги")), "верн", "is not valid JSON"],
  ["a token in a sentence", new Error(`GET http://h/file/bot${TOKEN}/x failed`), TOKEN, "failed"],
  ["a cause", new Error("failed", { cause: new Error(`at /bot${TOKEN}/x`) }), TOKEN, "failed"],
  ["a header", new Error("refused: Authorization: Bearer abc.def-ghi"), "abc.def", "refused"],
  [
    "a refresh token",
    new Error("refused 0b8f1c1e-8f0e-4d1c-9a54-3d1f1e2a7c11.3.q2f0k3J9s8d7f6g5h4j3k2l1z0x9c8v7b6n5m4Q3W2E"),
    "q2f0k3J9",
    "refused",
  ],
  ["a database's password", new Error("postgres://switchboard:hunter2@db:5432/x is away"), "hunter2", "is away"],
  ["a mail server's password", new Error("smtp://crm%40example.test:hunter2@mail:587 refused"), "hunter2", "refused"],
  ["a phone number", new Error("no account for +7 912 000-44-55"), "912 000", "no account for"],
  ["a word that is no error", `/bot${TOKEN}/`, TOKEN, "bot"],
])("a log line keeps %s to itself, and what went wrong in it", (_, error, secret, words) => {
  expect(logged(error)).not.toContain(secret);
  expect(logged(error)).toContain(words);
});

test("names of constraints, codes and places stay", () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "messages_external"'), {
    code: "23505",
  });
  expect(logged(error)).toMatch(/messages_external.*log\.test\.ts:\d+:\d+.*23505/);
});

function attempt(fail: () => unknown): unknown {
  try {
    return fail();
  } catch (error) {
    return error;
  }
}
