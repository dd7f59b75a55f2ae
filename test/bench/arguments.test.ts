import { expect, test } from "vitest";
import { StartUpProblem } from "../../runtime/startUpProblem.ts";
import { readLoadPlan } from "../../bench/load/arguments.ts";

const load = (line: string) => readLoadPlan(line.split(" "));

test("a load is planned from the command line", () => {
  expect(load("--rate 120 --seconds 60 --conversations 3000 --profile bursts --llm-ms 0")).toMatchObject({
    rate: 120,
    seconds: 60,
    conversations: 3_000,
    profile: "bursts",
    mode: "bot",
    llmMs: 0,
  });
});

test("without a model's latency the rules think", () => {
  expect(load("--rate 1 --seconds 1 --conversations 1").llmMs).toBeUndefined();
});

test.each([
  ["more than 500 messages a second", "--rate 501 --seconds 60 --conversations 500"],
  ["more than half an hour", "--rate 60 --seconds 1801 --conversations 500"],
  ["more than 50,000 conversations", "--rate 60 --seconds 60 --conversations 50001"],
  ["a rate of nothing", "--rate 0 --seconds 60 --conversations 500"],
  ["a profile that does not exist", "--rate 60 --seconds 60 --conversations 500 --profile flood"],
  ["an argument that does not exist", "--rate 60 --seconds 60 --conversations 500 --forever"],
  ["another system without its secret", "--rate 60 --seconds 60 --conversations 500 --target http://127.0.0.1:5678/x"],
])("a load of %s is refused", (_, line) => {
  expect(() => load(line)).toThrow(StartUpProblem);
});

test("bursts need enough conversations for each to rest in between", () => {
  expect(() => load("--rate 120 --seconds 60 --conversations 100 --profile bursts")).toThrow("conversations");
});
