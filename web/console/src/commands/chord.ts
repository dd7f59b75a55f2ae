interface Press {
  readonly code: string;
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly getModifierState: (key: string) => boolean;
}

/** The two whose place differs from layout to layout are also known by what they type. */
const byCharacter = new Map([
  ["?", "Shift+Slash"],
  ["/", "Slash"],
]);

/**
 * "Mod+Alt+KeyE": modifiers and the physical key, so that a key does the same in the Russian layout. Mod is Ctrl or ⌘.
 * None while AltGr is held: there it types a character, though browsers report Ctrl and Alt.
 */
export function chordOf(event: Press): string | undefined {
  if (event.getModifierState("AltGraph")) return undefined;
  const mod = event.ctrlKey || event.metaKey;
  if (!mod && !event.altKey && byCharacter.has(event.key)) return byCharacter.get(event.key);
  return [mod && "Mod", event.altKey && "Alt", event.shiftKey && "Shift", event.code].filter(Boolean).join("+");
}

const signs: Readonly<Record<string, string>> = { Slash: "/", Escape: "Esc" };

/** What is written on the keys of a chord. */
export function keysOf(chord: string, isApple = /Mac|iPhone|iPad/.test(navigator.userAgent)): readonly string[] {
  if (chord === "Shift+Slash") return ["?"];
  return chord.split("+").map((part) => {
    if (part === "Mod") return isApple ? "⌘" : "Ctrl";
    if (part === "Alt" && isApple) return "⌥";
    return signs[part] ?? part.replace(/^(Key|Digit)/, "");
  });
}
