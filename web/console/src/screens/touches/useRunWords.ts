import { useTranslation } from "react-i18next";
import { TouchEventKind } from "../../../../../contracts/touchEvent.ts";
import type { TouchRun } from "../../../../../contracts/touchRun.ts";
import { exactTime, shortMoment } from "../../format/dates.ts";
import { useWhyWords } from "./useWhyWords.ts";

/** A wait in line that is shorter is nobody's concern. */
const SEEN_FROM_MS = 60_000;

/** How a run stands in one line: how it ended, or what it waits for and until when. */
export function useRunWords() {
  const { t, i18n } = useTranslation();
  const why = useWhyWords();
  const state = ({ status, state: { end, phase } }: TouchRun): string => {
    if (end) return t(`touches.outcome.${end.outcome}`);
    if (status === "paused") return t("touches.runStatus.paused");
    return t(`touches.phase.${phase}`);
  };
  const due = ({ state: { end, dueAtMs }, turnAt }: TouchRun, form: "short" | "exact" = "short"): string => {
    if (end !== null || dueAtMs === null) return "";
    const wanted = new Date(dueAtMs).toISOString();
    const at = turnAt !== null && Date.parse(turnAt) > dueAtMs ? turnAt : wanted;
    if (form === "short") return shortMoment(at, i18n.language);
    const isInLine = Date.parse(at) - dueAtMs >= SEEN_FROM_MS;
    const exact = exactTime(at, i18n.language);
    return isInLine ? t("touches.inLine", { at: exact, since: exactTime(wanted, i18n.language) }) : exact;
  };
  /** An end has a code of the rules, or what its author or goal is called. */
  const endWhy = ({ state: { end } }: TouchRun): string => (end === null ? "" : why(end.why));
  const begun = ({ begunBy }: TouchRun): string => {
    const event = TouchEventKind.safeParse(begunBy.replace(/^event /, ""));
    if (event.success) return t(`touches.event.${event.data}`);
    return isBeginning(begunBy) ? t(`touches.begun.${begunBy}`) : begunBy;
  };
  return { state, due, endWhy, begun };
}

const beginnings = { manual: true, segment: true, api: true, rerun: true } as const;

const isBeginning = (name: string): name is keyof typeof beginnings => Object.hasOwn(beginnings, name);
