import { existsSync } from "node:fs";
import { type Browser, type LaunchOptions, chromium } from "playwright-core";

const chromiumPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Chromium heeds the last of two such switches only, so what Playwright switches off for tests' sake is named again. */
const PLAYWRIGHTS_OWN = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];
/** A window that nobody looks at starts processes for its address bar, and one to have in reserve: half of what it costs. */
const NEEDLESS = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "SpareRendererForSitePerProcess",
];

interface BrowserOptions extends Pick<LaunchOptions, "ignoreDefaultArgs"> {
  /** Further ones of Chromium's own. */
  readonly switches?: readonly string[];
}

/** A headless browser that talks to nobody but the page. */
export function openBrowser({ switches = [], ...options }: BrowserOptions = {}): Promise<Browser> {
  const executablePath = chromiumPlaces.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error(`No Chromium at ${chromiumPlaces.join(", ")}; install the package chromium.`);
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  const lean = `--disable-features=${[...PLAYWRIGHTS_OWN, ...NEEDLESS].join(",")}`;
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", ...quiet, lean, ...switches],
    ...options,
  });
}
