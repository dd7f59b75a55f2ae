import { posix } from "node:path";
import { readSource } from "./readSource.ts";
import type { Import } from "./readSource.ts";
import { ACTOR_MESSAGES, mayTouchEnvironment, outside, rooms } from "./rooms.ts";

/** Every rule that a file breaks, in words. `file` is its path from the root, with slashes. */
export function violationsIn(file: string, text: string): readonly string[] {
  const { imports, habits, touchesEnvironment } = readSource(file, text);
  const room = roomOf(file);
  return [
    ...imports.flatMap((one) => complaintAbout(file, one) ?? []),
    ...habits.map((habit) => `uses ${habit}`),
    ...(touchesEnvironment && !mayTouchEnvironment.has(folderOf(room))
      ? ["reads process.env; take it from config/env.ts"]
      : []),
    ...(/(^|\/)(utils?|helpers?|common|shared|misc)(\/|\.|$)/i.test(file) ? ["has a name that says nothing"] : []),
  ].map((complaint) => `${file} ${complaint}`);
}

function complaintAbout(file: string, { from, typesOnly }: Import): string | undefined {
  const name = roomOf(file);
  if (outside.has(name)) return undefined;
  const room = rooms[name];
  if (room === undefined) return "stands in a folder that is not in the table of rooms";
  const what = typesOnly ? `knows the types of ${from}` : `imports ${from}`;

  if (!from.startsWith(".")) {
    if (room.never?.some((banned) => from === banned || from.startsWith(banned.endsWith("/") ? banned : `${banned}/`)))
      return what;
    const allowed = typesOnly || room.packages === undefined || room.packages.includes(from);
    return allowed ? undefined : what;
  }
  const target = posix.join(posix.dirname(file), from);
  const targetRoom = roomOf(target);
  if (folderOf(targetRoom) === folderOf(name)) {
    const apart = room.foldersApart === true && !isEntry(file) && isInnerFolderOf(target, file);
    return apart ? what : undefined;
  }
  if (room.runs.includes(targetRoom)) return undefined;
  return typesOnly && room.knows?.includes(targetRoom) ? undefined : what;
}

const folderOf = (path: string) => path.split("/")[0] ?? "";

const roomOf = (path: string) => (/^workflows\/[^/]+\/messages\.ts$/.test(path) ? ACTOR_MESSAGES : folderOf(path));

/** A registry or a bundle's entry lies directly in its room and brings the folders together. */
const isEntry = (file: string) => file.split("/").length === 2;

/** The target lies in a folder of the same room that is not the file's own. */
function isInnerFolderOf(target: string, file: string): boolean {
  const [, folder, ...rest] = target.split("/");
  return rest.length > 0 && folder !== file.split("/")[1];
}
