import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const api = "http://127.0.0.1:8080";

export default defineConfig({
  root: new URL("./console", import.meta.url).pathname,
  base: "/",
  plugins: [react()],
  build: {
    outDir: "../../dist/console",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // What every screen needs is one file: cut by who shares what with whom it was 170, each of them a request.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "initial", tags: ["$initial"] }] } } },
  },
  server: { port: 5173, proxy: { "/api": api, "/ws": { target: api, ws: true } } },
});
