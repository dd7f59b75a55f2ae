import "@fontsource-variable/inter/wght.css";
import "@mantine/core/styles.css";
import "../../console/src/global.css";
import "./dialer.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { keepTelling } from "./phone/heartbeat.ts";
import { signInByAddress } from "./phone/session.ts";
import { sendReports } from "./reports/sendReports.ts";

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root to draw in.");

const refused = await signInByAddress();

createRoot(place).render(
  <StrictMode>
    <App refused={refused} />
  </StrictMode>,
);
sendReports();
keepTelling();

/** Makes the dialer installable, and lets it open without a connection. */
if ("serviceWorker" in navigator) {
  void navigator.serviceWorker.register("/dialer/worker.js", { scope: "/dialer/" }).catch(() => undefined);
}
