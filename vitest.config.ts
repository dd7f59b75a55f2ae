import { defineConfig } from "vitest/config";

const needsServices = ["test/**/*.int.test.ts", "test/**/*.browser.test.ts"];

/** `*.test.ts` needs nothing; `*.int.test.ts` a real Postgres and Temporal; `*.browser.test.ts` the whole stack and Chromium. */
export default defineConfig({
  test: {
    // More than two cores can work at: tests that wait for a timeout of the product itself leave theirs to others.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: "unit", include: ["test/**/*.test.ts"], exclude: needsServices } },
      {
        extends: true,
        test: {
          name: "integration",
          include: needsServices,
          globalSetup: "test/support/globalSetup.ts",
          // A file has its own database, namespace and processes; loading the product anew for each would take a second more.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
