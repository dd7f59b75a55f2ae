import { join } from "node:path";
import { projectRoot } from "../../runtime/projectRoot.ts";
import { startAsked } from "../startAsked.ts";
import { FromDataCentre, type ToDataCentre, type Writing } from "./dataCentreMessages.ts";

type Told<Kind extends FromDataCentre["kind"]> = Extract<FromDataCentre, { readonly kind: Kind }>;

export interface DataCentre extends Omit<Told<"listening">, "kind"> {
  readonly pid: number;
  readonly offer: (writings: readonly Writing[]) => Promise<void>;
  readonly look: () => Promise<Told<"seen">>;
  readonly report: () => Promise<Told<"reported">>;
  readonly stop: () => Promise<void>;
}

/** Starts the process of dataCentre.ts with so many accounts. */
export async function startDataCentre(accounts: number): Promise<DataCentre> {
  const { pid, next, ask, stop } = startAsked<ToDataCentre, FromDataCentre>({
    script: join(projectRoot, "bench/telegram/dataCentre.ts"),
    args: ["--accounts", String(accounts)],
    options: ["--import", "tsx"],
    answer: FromDataCentre,
  });
  const { address, publicKey, sessions } = await next("listening");
  return {
    pid,
    address,
    publicKey,
    sessions,
    offer: async (writings) => void (await ask({ kind: "offer", writings: [...writings] }, "offering")),
    look: () => ask({ kind: "look" }, "seen"),
    report: () => ask({ kind: "report" }, "reported"),
    stop,
  };
}
