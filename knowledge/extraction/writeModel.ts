const written: Readonly<Record<string, string>> = {
  fe: "FE",
  se: "SE",
  xr: "XR",
  xs: "XS",
  gt: "GT",
  oled: "OLED",
  tuf: "TUF",
  rog: "ROG",
  xps: "XPS",
  ce: "CE",
  ii: "II",
  iii: "III",
  imac: "iMac",
  iphone: "iPhone",
  redmibook: "RedmiBook",
  vivobook: "VivoBook",
  zenbook: "ZenBook",
  ideapad: "IdeaPad",
  thinkpad: "ThinkPad",
  thinkbook: "ThinkBook",
  dualsense: "DualSense",
  dualshock: "DualShock",
  probook: "ProBook",
  elitebook: "EliteBook",
  freebuds: "FreeBuds",
  laserjet: "LaserJet",
  deskjet: "DeskJet",
  poco: "POCO",
  expertbook: "ExpertBook",
  travelmate: "TravelMate",
  "1000xm3": "1000XM3",
};

/** The tenth anniversary iPhone is sold as X and spoken as ten. */
const spokenOtherwise: Readonly<Record<string, string>> = { "iPhone 10": "iPhone X", "iPhone 10s": "iPhone XS" };

/** "Galaxy" + "s21 fe" → "Galaxy S21 FE": the maker's spelling of a model from its canonical words. */
export function writeModel(prefix: string, words: string): string | null {
  const model = words
    .replaceAll(",", ".")
    .replace(/(?<![a-z0-9])([a-z]) (?=\d)/g, "$1")
    .replace(/(\d) (?=[a-z](?![a-z0-9]))/g, (_, digit: string) => (prefix === "PlayStation" ? `${digit} ` : digit))
    .replace(/([a-z]{3,})(?=\d)/g, "$1 ")
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => (word === "mini" && prefix.startsWith("i") ? word : (written[word] ?? writeWord(word, prefix))))
    .join(" ");
  const whole = `${prefix} ${model}`.trim();
  if (whole === "") return null;
  return spokenOtherwise[whole] ?? whole;
}

/** The trailing letter is small where its maker writes it small ("iPhone 6s", "Pixel 6a", "10i"), else capital ("9C", "X8"). */
function writeWord(word: string, prefix: string): string {
  const smallTail =
    prefix === "iPhone" || prefix === "Galaxy" || prefix === "Pixel" ? /^([a-z]*\d+)([a-z])$/ : /^([a-z]*\d+)(i|s)$/;
  const tail = smallTail.exec(word);
  if (tail !== null) return `${tail[1]?.toUpperCase() ?? ""}${tail[2] ?? ""}`;
  if (/\d/.test(word) || word.length === 1) return word.toUpperCase();
  return `${word[0]?.toUpperCase() ?? ""}${word.slice(1)}`;
}
