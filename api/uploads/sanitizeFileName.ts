const NAME_CHARACTERS_MAX = 120;
const ENDING_CHARACTERS_MAX = 12;

/**
 * A name that is only a name: no folders, no control or direction-changing characters (which make "exe.jpg" of "gpj.exe"),
 * nothing that Windows or a shell takes for something else. Too long a name keeps its ending.
 */
export function sanitizeFileName(given: string): string {
  const name = given
    .toWellFormed()
    .normalize("NFC")
    .replace(/^.*[\\/]/s, "")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  if (name === "") return "file";
  const characters = Array.from(name);
  if (characters.length <= NAME_CHARACTERS_MAX) return name;
  const ending = new RegExp(`\\.[^.]{1,${ENDING_CHARACTERS_MAX}}$`).exec(name)?.[0] ?? "";
  return characters.slice(0, NAME_CHARACTERS_MAX - ending.length).join("") + ending;
}
