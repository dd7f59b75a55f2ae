import { type CSSVariablesResolver, type MantineColorsTuple, createTheme, rem } from "@mantine/core";
import type { Accent } from "../../../contracts/tenantSettings.ts";
import { accents, mantineAccent } from "./accents.ts";

/** The only colours and sizes of the console. Screens use the CSS variables made here, so a tenant's accent is one change. */
const indigo: MantineColorsTuple = [
  "#eef0fe",
  "#dfe1fb",
  "#bfc3f6",
  "#9ea3f0",
  "#8287ea",
  "#6c71e3",
  "#5559da",
  "#484bc7",
  "#3d40ab",
  "#33368c",
];
const gray: MantineColorsTuple = [
  "#f8f8f9",
  "#f2f2f4",
  "#e9e9ec",
  "#dddee2",
  "#c8cad0",
  "#a2a5ae",
  "#6b6f79",
  "#555963",
  "#363941",
  "#1c1e23",
];
/** Mantine reads text from 0, borders from 4, inputs from 6 and the page from 7. */
const dark: MantineColorsTuple = [
  "#dfe0e3",
  "#b6b8bf",
  "#a0a3ac",
  "#7c808a",
  "#383b43",
  "#2d3037",
  "#212328",
  "#17181c",
  "#121316",
  "#0d0e10",
];

const iconSize = { small: 14, normal: 18, large: 22 };
/** Tabler icons everywhere: one size, one stroke. */
export const icon = { size: iconSize.normal, stroke: 1.6 } as const;
export const smallIcon = { size: iconSize.small, stroke: 1.6 } as const;
export const largeIcon = { size: iconSize.large, stroke: 1.4 } as const;

/** Heights the virtual list must know before it draws. */
export const conversationCardHeight = 68;
/** What a third line adds to a card. */
export const conversationCardMarksHeight = 20;
export const contactRowHeight = 52;
export const callRowHeight = 40;
export const callRowHeightOnPhone = 76;
export const tableRowHeight = 40;
/** Two lines. */
export const tableRowHeightOnPhone = 56;

/** A step of a touch sequence on its canvas, and how far apart steps stand. */
export const stepSize = { width: 248, height: 92 } as const;
export const stepSpacing = { across: 288, down: 156 } as const;

/** Side panels: where a drag starts, and how far it may go. */
export const listWidth = { initial: 340, min: 280, max: 480 } as const;
export const panelWidth = { initial: 320, min: 280, max: 480 } as const;

/** phone: one column and a bottom bar. narrow: the right panel slides over. wide: everything side by side. */
export const breakpoints = {
  phone: "(max-width: 767px)",
  narrow: "(max-width: 1179px)",
  labelledRail: "(min-width: 1280px)",
} as const;

export const theme = createTheme({
  colors: { indigo, gray, dark },
  primaryColor: "indigo",
  primaryShade: { light: 6, dark: 6 },
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "JetBrains Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(20) },
  lineHeights: { xs: "1.35", sm: "1.42", md: "1.43", lg: "1.4", xl: "1.3" },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  radius: { xs: rem(4), sm: rem(6), md: rem(8), lg: rem(12), xl: rem(20) },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Alert: { styles: { root: { background: "var(--bad-tint)" }, message: { color: "var(--bad)" } } },
    Button: { defaultProps: { size: "sm" } },
    InputWrapper: { styles: { label: { marginBottom: rem(4) }, description: { marginBottom: rem(4) } } },
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: "lg" } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false } },
    // The placeholder is what no menu may contain (WCAG 1.3.1); without it the menu itself has the keyboard first.
    Menu: { defaultProps: { shadow: "md", transitionProps: { duration: 120 }, withInitialFocusPlaceholder: false } },
    Notification: { styles: { root: { paddingBlock: rem(8) } } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 140 }, overlayProps: { backgroundOpacity: 0.32 } },
    },
    Drawer: {
      defaultProps: {
        position: "right",
        transitionProps: { duration: 140 },
        overlayProps: { backgroundOpacity: 0.18 },
      },
      styles: { content: { borderLeft: "var(--hairline)" } },
    },
  },
});

const sizes = {
  "--hairline": "1px solid var(--line)",
  "--stroke-thin": "1px",
  "--stroke": "2px",
  "--nudge": rem(2),
  "--snug": rem(7),
  "--hit": rem(40),
  "--rail-width": rem(56),
  "--rail-width-labelled": rem(80),
  "--bar-height": rem(56),
  "--header-height": rem(57),
  "--reading-width": rem(560),
  "--page-width": rem(920),
  "--form-width": rem(380),
  "--settings-width": rem(240),
  "--badge-size": rem(16),
  "--avatar-size": rem(40),
  "--text-tiny": rem(11),
  "--card-height": rem(conversationCardHeight),
  "--contact-row-height": rem(contactRowHeight),
  "--table-row-height": rem(tableRowHeight),
  "--step-width": `${stepSize.width}px`,
  "--step-height": `${stepSize.height}px`,
  "--thumb-size": rem(260),
  "--menu-width": rem(264),
  "--channel-telegram": "#2795d3",
  "--channel-demo": "#5d7a6c",
  "--move": "140ms cubic-bezier(0.2, 0, 0, 1)",
};

/** Every variable of the console, in a tenant's accent. */
export const tokensIn =
  (accent: Accent): CSSVariablesResolver =>
  () => ({
    variables: { ...sizes, ...mantineAccent },
    light: {
      ...accents[accent].light,
      "--surface-page": "#f6f6f7",
      "--surface-panel": "#ffffff",
      "--surface-raised": "#ffffff",
      "--surface-hover": "#eeeef1",
      "--line": "#e6e6ea",
      "--line-strong": "#d2d3d9",
      "--text": "#1c1e23",
      "--text-quiet": "#595d67",
      "--text-faint": "#666a74",
      "--bubble-contact": "#f1f1f3",
      "--bubble-bot": "#f8f8fa",
      "--note": "#fff7d6",
      "--note-line": "#e3d48c",
      "--mark": "#ffe79a",
      "--good": "#14753f",
      "--warn": "#8f5600",
      "--warn-tint": "#fff4dc",
      "--bad": "#c0262d",
      "--bad-tint": "#fdecec",
      "--good-tint": "#e5f5eb",
      "--unclear": "#6f42c1",
      "--waiting": "#b35c00",
      "--on-waiting": "#ffffff",
      "--avatar-ground": "93% 0.028",
      "--avatar-ink": "42% 0.075",
      "--scrim": "rgba(20, 21, 26, 0.82)",
      "--on-accent": "#ffffff",
      "--mantine-color-body": "#ffffff",
      "--mantine-color-text": "#1c1e23",
      "--mantine-color-dimmed": "#595d67",
      "--mantine-color-placeholder": "#6b6f79",
      "--mantine-color-error": "#c0262d",
      "--mantine-color-default-border": "#dddee2",
    },
    dark: {
      ...accents[accent].dark,
      "--surface-page": "#101114",
      "--surface-panel": "#16171b",
      "--surface-raised": "#1f2126",
      "--surface-hover": "#202228",
      "--line": "#282a31",
      "--line-strong": "#3b3e47",
      "--text": "#dfe0e3",
      "--text-quiet": "#a4a7b0",
      "--text-faint": "#969aa4",
      "--bubble-contact": "#23252b",
      "--bubble-bot": "#1b1d22",
      "--note": "#2b2a19",
      "--note-line": "#4d4a28",
      "--mark": "#6b5714",
      "--good": "#63c98d",
      "--warn": "#e6b357",
      "--warn-tint": "#33291a",
      "--bad": "#ff8b87",
      "--bad-tint": "#3a2022",
      "--good-tint": "#18301f",
      "--unclear": "#c3a6f5",
      "--waiting": "#e6a23c",
      "--on-waiting": "#1c1408",
      "--avatar-ground": "33% 0.03",
      "--avatar-ink": "84% 0.05",
      "--scrim": "rgba(6, 6, 8, 0.88)",
      "--on-accent": "#ffffff",
      "--mantine-color-body": "#16171b",
      "--mantine-color-text": "#dfe0e3",
      "--mantine-color-dimmed": "#a4a7b0",
      "--mantine-color-placeholder": "#8d919b",
      "--mantine-color-error": "#ff8b87",
      "--mantine-color-indigo-light": "#2a2d50",
      "--mantine-color-indigo-light-hover": "#34385f",
      "--mantine-color-indigo-light-color": "#a8acf8",
      "--mantine-color-default": "#1f2126",
      "--mantine-color-default-hover": "#272930",
      "--mantine-color-default-border": "#383b43",
    },
  });
