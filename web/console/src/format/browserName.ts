/** Yandex, Edge and Opera name Chrome too, and Chrome names Safari: the first that fits is meant. */
const browsers = [
  ["YaBrowser", "Yandex"],
  ["Edg", "Edge"],
  ["OPR", "Opera"],
  ["Firefox", "Firefox"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;

/** An Android phone names Linux too, an iPhone Mac OS. */
const systems = [
  ["Android", "Android"],
  ["iPhone|iPad", "iOS"],
  ["Windows", "Windows"],
  ["Mac OS", "macOS"],
  ["Linux", "Linux"],
] as const;

/** "Chrome, Windows" for people to recognize a session by; what is not recognized is shown as it is, shortened. */
export function browserName(userAgent: string): string {
  const nameIn = (known: readonly (readonly [string, string])[]) =>
    known.find(([mark]) => new RegExp(mark).test(userAgent))?.[1];
  const names = [nameIn(browsers), nameIn(systems)].filter((name) => name !== undefined);
  return names.length > 0 ? names.join(", ") : userAgent.slice(0, 60);
}
