import { expect, test } from "vitest";
import { checkDiskSpace } from "../../runtime/diskSpace.ts";
import { asProblem } from "../../runtime/reportProblem.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

test("a disk with too little room is refused before anything is written to it", async () => {
  await expect(checkDiskSpace(temporaryFolder(), Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({
    message: expect.stringMatching(/^The disk is full: \d+ MB free where .+ lies/),
    remedy: expect.stringContaining("DATA_DIR"),
  });
});

test("a disk that fills up later is reported in words", () => {
  const full = Object.assign(new Error("write ENOSPC"), { code: "ENOSPC" });
  expect(asProblem(full)).toMatchObject({ message: "The disk is full.", remedy: "Free some space and start again." });
});
