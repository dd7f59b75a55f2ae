import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { heedEarlyNews } from "../../web/console/src/queries/heedEarlyNews.ts";
import { until } from "../support/until.ts";

test("what changed while it was read for the first time is read again", async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  heedEarlyNews(client);
  const key = ["appeals"];
  const answers: ((device: string) => void)[] = [];
  const read = () => new Promise<string>((resolve) => answers.push(resolve));
  const stop = new QueryObserver(client, { queryKey: key, queryFn: read }).subscribe(() => undefined);

  await until(() => answers.length === 1);
  await client.invalidateQueries({ queryKey: key, refetchType: "none" });
  answers[0]?.("unknown");
  await until(() => answers.length === 2);
  answers[1]?.("iPhone 11");

  await until(() => client.getQueryData(key) === "iPhone 11");
  expect(answers).toHaveLength(2);
  stop();
});
