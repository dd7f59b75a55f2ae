import { statfs } from "node:fs/promises";
import { StartUpProblem } from "./startUpProblem.ts";

const NEEDED_BYTES = 500 * 1024 ** 2;

/** Refuses to start on a disk so full that the databases would soon stop in the middle of a write. */
export async function checkDiskSpace(folder: string, neededBytes = NEEDED_BYTES): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= neededBytes) return;
  throw new StartUpProblem(
    `The disk is full: ${inMegabytes(free)} free where ${folder} lies, and at least ${inMegabytes(neededBytes)} are needed.`,
    "Free some space, or set DATA_DIR to a folder on another disk.",
  );
}

const inMegabytes = (bytes: number) => `${Math.floor(bytes / 1024 ** 2)} MB`;
