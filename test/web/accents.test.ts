import { expect, test } from "vitest";
import { Accent } from "../../contracts/tenantSettings.ts";
import { accents } from "../../web/console/src/accents.ts";

const WHITE = "#ffffff";
const grounds = { light: { panel: "#ffffff", text: "#1c1e23" }, dark: { panel: "#16171b", text: "#dfe0e3" } } as const;

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const themes = Accent.options.flatMap((name) => [[name, "light"] as const, [name, "dark"] as const]);

test.each(themes)("%s is readable in the %s theme", (name, theme) => {
  const shades = accents[name][theme];
  const { panel, text } = grounds[theme];
  expect(contrast(WHITE, shades["--accent-solid"])).toBeGreaterThanOrEqual(4.5);
  for (const ground of [panel, shades["--surface-selected"], shades["--accent-tint"]])
    expect(contrast(shades["--accent-text"], ground)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(text, shades["--bubble-operator"])).toBeGreaterThanOrEqual(7);
  expect(contrast(shades["--accent"], panel)).toBeGreaterThanOrEqual(3);
});
