import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** The dialer for phones without the Android app; the API serves it at /dialer/. */
export default defineConfig({
  root: import.meta.dirname,
  base: "/dialer/",
  plugins: [react()],
  build: { outDir: "../../dist/dialer", emptyOutDir: true, assetsInlineLimit: 0 },
  server: { port: 5174, proxy: { "/api": "http://127.0.0.1:8080" } },
});
