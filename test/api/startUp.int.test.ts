import { expect, test } from "vitest";
import { getSetup } from "../../contracts/endpoints/session.ts";
import { until } from "../support/until.ts";
import { startTestApi } from "./testApi.ts";

test("the API starts before Postgres and Temporal, says so, and serves as soon as they are there", async () => {
  const api = await startTestApi({ shut: true });
  try {
    expect(await api.call(getSetup)).toMatchObject({ status: 503, code: "database.unavailable" });
    await api.gates.postgres.open();
    const needed = await until(async () => {
      const answer = await api.call(getSetup);
      return answer.status === 200 && answer.result;
    });
    expect(needed).toEqual({ needed: true });
    expect((await fetch(`${api.url}/health`)).status).toBe(200);
    await api.gates.temporal.open();
    await until(async () => (await (await fetch(`${api.url}/health`)).text()).includes("Temporal answers."));
  } finally {
    await api.close();
  }
});
