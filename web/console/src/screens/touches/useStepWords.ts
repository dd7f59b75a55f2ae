import { useTranslation } from "react-i18next";
import type { FactQuery } from "../../../../../contracts/factQuery.ts";
import { conditionsOf } from "../../../../../contracts/factQuery.ts";
import type { Duration, Step, Trigger } from "../../../../../contracts/sequence.ts";
import { useFactWords } from "./useFactWords.ts";
import { useTouchReferences } from "./useTouchReferences.ts";

/** What steps, their ways out and what begins them are called, and what they do in one line. */
export function useStepWords() {
  const { t } = useTranslation();
  const { nameOf, sentence } = useFactWords();
  const { operators, teams, labels, stages } = useTouchReferences();
  const duration = ({ amount, unit }: Duration): string => t(`touches.duration.${unit}`, { count: amount });
  const query = (where: FactQuery): string => {
    const sentences = conditionsOf(where).map(sentence);
    return sentences.length === 0 ? t("touches.always") : sentences.join(", ");
  };
  const title = (step: Step): string => step.name || t(`touches.step.${step.kind}`);

  function summary(step: Step): string {
    switch (step.kind) {
      case "send":
      case "note":
        return step.text;
      case "wait": {
        const { wait } = step;
        if (wait.kind === "for")
          return wait.counted === "business"
            ? t("touches.summary.waitBusiness", { time: duration(wait.duration) })
            : duration(wait.duration);
        if (wait.kind === "timeOfDay") {
          const days = wait.weekdays.map((day) => t(`touches.weekday.${day}`)).join(", ");
          return t("touches.summary.until", { time: [wait.time, days].filter(Boolean).join(", ") });
        }
        return t("touches.summary.untilFact", { fact: nameOf(wait.fact) });
      }
      case "waitFor": {
        const events = step.of.map(({ event }) => t(`touches.event.${event}`)).join(", ");
        return step.timeout
          ? t("touches.summary.waitFor", { events, time: duration(step.timeout) })
          : t("touches.summary.waitForEver", { events });
      }
      case "condition":
        return query(step.where);
      case "branch":
        return step.cases.map(({ name }, place) => name || t("touches.case", { number: place + 1 })).join(" / ");
      case "split":
        return step.variants.map(({ name, weight }) => `${name} ${share(step.variants, weight)}`).join(" / ");
      case "setField":
        return `${nameOf(step.field)} = ${String(step.value ?? "") || "—"}`;
      case "moveStage":
        return called(stages, step.stageId);
      case "label":
        return [
          ...step.add.map((id) => `+ ${called(labels, id)}`),
          ...step.remove.map((id) => `− ${called(labels, id)}`),
        ].join(", ");
      case "assign":
        return "id" in step.to
          ? called(step.to.kind === "operator" ? operators : teams, step.to.id)
          : t(`touches.assignTo.${step.to.kind}`);
      case "createTask":
        return [step.title, step.dueIn && t("touches.summary.due", { time: duration(step.dueIn) })]
          .filter(Boolean)
          .join(", ");
      case "requestCall":
        return step.operatorId ? called(operators, step.operatorId) : t("touches.assignTo.responsible");
      case "ai":
        return step.prompt;
      case "webhook":
        return step.url;
      case "end":
        return step.outcome;
      case "close":
        return "";
    }
  }

  /** A way out of a step that has several. */
  function way(step: Step, name: string): string {
    const [list, place = ""] = name.split(".");
    const at = Number(place);
    if (list === "cases" && step.kind === "branch")
      return step.cases[at]?.name || t("touches.case", { number: at + 1 });
    if (list === "variants" && step.kind === "split") return step.variants[at]?.name ?? "";
    if (step.kind === "condition") return t(name === "next" ? "touches.way.yes" : "touches.way.no");
    if (step.kind === "waitFor" && name === "next") return t("touches.way.happened");
    if (name === "otherwise" || name === "timedOut" || name === "failed") return t(`touches.way.${name}`);
    return t("touches.way.next");
  }

  function trigger(one: Trigger): string {
    if (one.kind === "event") {
      const where = conditionsOf(one.where).length > 0 ? `: ${query(one.where)}` : "";
      return `${t(`touches.event.${one.event}`)}${where}`;
    }
    if (one.kind === "segment") return t("touches.summary.segment", { where: query(one.where) });
    return t(`touches.trigger.${one.kind}`);
  }

  return { title, summary, way, trigger, duration, query };
}

function share(variants: readonly { readonly weight: number }[], weight: number): string {
  const all = variants.reduce((sum, one) => sum + one.weight, 0);
  return all === 0 ? "0 %" : `${Math.round((weight / all) * 100)} %`;
}

const called = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  list.find((one) => one.id === id)?.name ?? id;
