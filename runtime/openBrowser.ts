import { existsSync } from "node:fs";
import { type Browser, type LaunchOptions, chromium } from "playwright-core";

const chromiumPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

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
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", ...quiet, ...switches],
    ...options,
  });
}
