import type { Accent } from "../../../contracts/tenantSettings.ts";

/** The variables that an accent gives, in one theme. A test holds their contrast. */
interface Shades {
  readonly "--accent": string;
  readonly "--accent-solid": string;
  readonly "--accent-text": string;
  readonly "--accent-tint": string;
  readonly "--surface-selected": string;
  readonly "--bubble-operator": string;
}

const shades = (accent: string, solid: string, text: string, [tint, selected, bubble]: readonly string[]): Shades => ({
  "--accent": accent,
  "--accent-solid": solid,
  "--accent-text": text,
  "--accent-tint": tint ?? accent,
  "--surface-selected": selected ?? accent,
  "--bubble-operator": bubble ?? accent,
});

export const accents: Readonly<Record<Accent, { readonly light: Shades; readonly dark: Shades }>> = {
  indigo: {
    light: shades("#4f52d9", "#4f52d9", "#4245c0", ["#e9eafc", "#e8e9fb", "#e6e8fc"]),
    dark: shades("#6c71e3", "#585cdc", "#a8acf8", ["#2a2d50", "#272a48", "#2c2f58"]),
  },
  blue: {
    light: shades("#0e66ac", "#0e66ac", "#045492", ["#deedfd", "#daebfc", "#d9eafc"]),
    dark: shades("#338ddf", "#0c6bb7", "#8cc3fc", ["#143554", "#142f4b", "#13385c"]),
  },
  teal: {
    light: shades("#107172", "#107172", "#055f5f", ["#deefef", "#daeded", "#d9ecec"]),
    dark: shades("#229c9c", "#0e7878", "#87cccc", ["#113a3a", "#113434", "#0e3f3f"]),
  },
  green: {
    light: shades("#21763c", "#21763c", "#03642b", ["#e2f0e4", "#deede0", "#ddede0"]),
    dark: shades("#4d9d61", "#287c42", "#97cda1", ["#1d3b24", "#1b3521", "#1d3f26"]),
  },
  plum: {
    light: shades("#943b84", "#943b84", "#812873", ["#f7e5f2", "#f6e1f1", "#f5e1f0"]),
    dark: shades("#bf62ad", "#9b418b", "#e8a4d9", ["#472440", "#40213a", "#4e2646"]),
  },
  graphite: {
    light: shades("#5e636f", "#5e636f", "#4d535e", ["#eaebee", "#e7e8eb", "#e6e8eb"]),
    dark: shades("#838996", "#636975", "#b9bec7", ["#313338", "#2c2e32", "#34373c"]),
  },
};

/** Mantine's own controls take the accent by these names. */
export const mantineAccent = {
  "--mantine-primary-color-filled": "var(--accent-solid)",
  "--mantine-primary-color-filled-hover": "var(--accent)",
  "--mantine-primary-color-light": "var(--accent-tint)",
  "--mantine-primary-color-light-hover": "var(--surface-selected)",
  "--mantine-primary-color-light-color": "var(--accent-text)",
} as const;
