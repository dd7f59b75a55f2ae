import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./global.css";
import "./words/words.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { firstScreen } from "./routes.tsx";
import { refresh, session } from "./api/session.ts";
import { registerWorker } from "./state/browserPush.ts";

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root to draw in.");

void firstScreen.preload?.();
/** The refresh cookie alone tells whether somebody is signed in; guards must not decide before it was tried. */
await refresh().catch(() => session.set((state) => (state.status === "unknown" ? { status: "signedOut" } : state)));

createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

/** Makes the console installable, and lets it be told of things while it is closed. */
if ("serviceWorker" in navigator) void registerWorker().catch(() => undefined);
