import { reportProblem } from "../runtime/reportProblem.ts";
import { StartUpProblem } from "../runtime/startUpProblem.ts";
import { measureCalls } from "./calls/measureCalls.ts";
import { measureCompanies } from "./companies/measureCompanies.ts";
import { measureLoad } from "./load/measureLoad.ts";
import { measureLogin } from "./login/measureLogin.ts";
import { measurePermissions } from "./permissions/measurePermissions.ts";
import { measureLists } from "./lists/measureLists.ts";
import { measureScroll } from "./scroll/measureScroll.ts";
import { measureSearch } from "./search/measureSearch.ts";
import { measureSimulation } from "./simulation/measureSimulation.ts";
import { measureStartup } from "./startup/measureStartup.ts";
import { measureTelegram } from "./telegram/measureTelegram.ts";
import { measureTouches } from "./touches/measureTouches.ts";

/** Each prints one line of JSON as its last line of standard output, and gives the exit code. */
const measurements: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  calls: measureCalls,
  companies: measureCompanies,
  load: measureLoad,
  login: measureLogin,
  permissions: measurePermissions,
  lists: measureLists,
  scroll: measureScroll,
  search: measureSearch,
  simulate: measureSimulation,
  startup: measureStartup,
  telegram: measureTelegram,
  touches: measureTouches,
};

const [name = "", ...args] = process.argv.slice(2);
try {
  const measure = Object.hasOwn(measurements, name) ? measurements[name] : undefined;
  if (measure === undefined) {
    throw new StartUpProblem(
      `There is no measurement "${name}".`,
      `Choose one of: ${Object.keys(measurements).join(", ")}. docs/bench.md says what each measures.`,
    );
  }
  process.exit(await measure(args));
} catch (error) {
  reportProblem(error);
  process.exit(1);
}
