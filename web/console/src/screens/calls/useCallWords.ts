import { useTranslation } from "react-i18next";
import type { Call } from "../../../../../contracts/call.ts";
import { duration } from "../../format/numbers.ts";

type Look = "good" | "bad" | "waiting" | "unknown" | "quiet";

const looks: Readonly<Record<Call["state"], Look>> = {
  waiting: "waiting",
  claimed: "waiting",
  reported: "bad",
  unknown: "unknown",
  cancelled: "quiet",
  expired: "bad",
};

/** What is said of a call, and in which of the colours of states. */
export function useCallWords() {
  const { t } = useTranslation();
  return {
    lookOf: ({ state, outcome }: Call): Look => (outcome === "connected" ? "good" : looks[state]),
    sayState: ({ state, outcome, durationSeconds }: Call): string => {
      if (state !== "reported" || outcome === null) return t(`callButton.state.${state}`);
      const said = t(`callOutcome.${outcome}`);
      return outcome === "connected" && durationSeconds ? `${said}, ${duration(durationSeconds)}` : said;
    },
  };
}
