import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { FactCondition } from "../../../../../contracts/factQuery.ts";
import { FactValue } from "../../../../../contracts/facts.ts";
import { ConversationId, MessageId } from "../../../../../contracts/ids.ts";
import { Route } from "../../../../../contracts/sequence.ts";
import type { SequenceDefinition } from "../../../../../contracts/sequence.ts";
import { TouchEventKind } from "../../../../../contracts/touchEvent.ts";
import type { RunLine } from "../../../../../contracts/touchRun.ts";
import { exactTime } from "../../format/dates.ts";
import { useWritten } from "../../format/useWritten.ts";
import { LinkText } from "../../parts/LinkButton.tsx";
import { StepGlyph } from "./constructor/StepGlyph.tsx";
import { stepOf } from "./constructor/ways.ts";
import classes from "./RunLines.module.css";
import { useFactWords } from "./useFactWords.ts";
import { useRouteName } from "./useRouteName.ts";
import { useStepWords } from "./useStepWords.ts";
import { useWhyWords } from "./useWhyWords.ts";

const Conditions = z.array(FactCondition.extend({ actual: FactValue, holds: z.boolean() }));
/** Where a touch stands in the thread. */
export const MessagePlace = z.object({ messageId: MessageId, conversationId: ConversationId });
const UntilMs = z.object({ untilMs: z.number() });

interface RunLinesProps {
  readonly lines: readonly RunLine[];
  readonly definition: SequenceDefinition;
}

/** What happened in a run, step by step; each line explains itself when it is asked. */
export function RunLines({ lines, definition }: RunLinesProps) {
  return (
    <ol className={classes.lines}>
      {lines.map((line) => (
        <Line
          key={`${line.ordinal} ${line.attempt} ${line.outcome} ${line.why} ${line.atMs}`}
          line={line}
          definition={definition}
        />
      ))}
    </ol>
  );
}

function Line({ line, definition }: { readonly line: RunLine; readonly definition: SequenceDefinition }) {
  const { t, i18n } = useTranslation();
  const words = useStepWords();
  const why = useWhyWords();
  const [opened, setOpened] = useState(false);
  const { stepId, outcome, facts, atMs } = line;
  const step = stepOf(definition, stepId);
  const untilMs = UntilMs.safeParse(facts).data?.untilMs;
  const isExplained = Object.keys(facts).length > 0;
  const at = new Date(atMs).toISOString();
  return (
    <li className={classes.line} data-outcome={outcome}>
      <span className={classes.glyph}>{step && <StepGlyph kind={step.kind} />}</span>
      <div className={classes.words}>
        <span className={classes.head}>
          <span className={classes.step}>{step ? words.title(step) : t("touches.stepGone")}</span>
          <span className={classes.outcome}>{t(`touches.lineOutcome.${outcome}`)}</span>
        </span>
        <span className={classes.why}>
          {why(line.why)}
          {untilMs !== undefined &&
            `: ${t("touches.until", { at: exactTime(new Date(untilMs).toISOString(), i18n.language) })}`}
          <Told facts={facts} />
        </span>
        <span className={classes.time}>
          <time dateTime={at}>{exactTime(at, i18n.language)}</time>
          {isExplained && (
            <UnstyledButton className={classes.ask} aria-expanded={opened} onClick={() => setOpened(!opened)}>
              {t("thread.why")}
            </UnstyledButton>
          )}
        </span>
        {opened && <Explained line={line} />}
      </div>
    </li>
  );
}

const Said = z.object({
  event: TouchEventKind.optional(),
  variant: z.string().optional(),
  case: z.string().nullable().optional(),
  goal: z.string().optional(),
  failure: z.string().nullable().optional(),
});

/** What belongs into the sentence itself: which variant, which event, which failure. */
function Told({ facts }: { readonly facts: RunLine["facts"] }) {
  const { t } = useTranslation();
  const said = Said.safeParse(facts).data;
  if (said === undefined) return null;
  const parts = [
    said.goal ?? said.variant ?? said.case,
    said.event && t(`touches.event.${said.event}`),
    said.failure,
  ].filter((part) => part !== undefined && part !== null && part !== "");
  return parts.length > 0 ? `: ${[...new Set(parts)].join(", ")}` : null;
}

/** Everything the decision went by: conditions with what was found, and whatever else was put down. */
function Explained({ line: { facts, why } }: { readonly line: RunLine }) {
  const { t, i18n } = useTranslation();
  const { sentence, valueOf } = useFactWords();
  const nameOfRoute = useRouteName();
  const written = useWritten();
  const { conditions, conversationId: _shownByTheMessage, ...rest } = facts;
  const message = MessagePlace.safeParse(facts).data;
  const route = Route.safeParse(facts["route"]).data;
  const weighed = Conditions.safeParse(conditions).data ?? [];
  const value = (name: string, one: unknown): string => {
    if (name === "channelKind" && typeof one === "string") return valueOf("event.channelKind", [one]);
    return name.endsWith("Ms") && typeof one === "number"
      ? exactTime(new Date(one).toISOString(), i18n.language)
      : written(one);
  };
  return (
    <div className={classes.explained}>
      {weighed.length > 0 && (
        <ul className={classes.conditions}>
          {weighed.map((condition, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- the same may be asked twice
            <li key={place} data-holds={condition.holds}>
              {condition.holds ? "✓" : "✗"} {sentence(condition)}
              <span className={classes.actual}>
                {t("touches.actually", { value: valueOf(condition.fact, condition.actual) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <dl className={classes.facts}>
        {Object.entries(rest)
          .filter(([, one]) => one !== null && one !== undefined)
          .map(([name, one]) => (
            <div key={name}>
              <dt>{isNamed(name) ? t(`touches.input.${name}`) : name}</dt>
              <dd>
                {name === "route" && route ? (
                  nameOfRoute(route)
                ) : name === "messageId" && message ? (
                  <LinkText
                    to="/inbox/$conversationId"
                    params={{ conversationId: message.conversationId }}
                    search={{ message: message.messageId }}
                    inherit
                  >
                    {t("touches.openMessage")}
                  </LinkText>
                ) : (
                  value(name, one)
                )}
              </dd>
            </div>
          ))}
        <div>
          <dt>{t("touches.code")}</dt>
          <dd>
            <code>{why}</code>
          </dd>
        </div>
      </dl>
    </div>
  );
}

const namedInputs = {
  untilMs: true,
  insteadOfMs: true,
  messageId: true,
  event: true,
  variant: true,
  case: true,
  goal: true,
  failure: true,
  by: true,
  route: true,
  variables: true,
  text: true,
  channelKind: true,
  fromVersion: true,
  toVersion: true,
} as const;

const isNamed = (name: string): name is keyof typeof namedInputs => Object.hasOwn(namedInputs, name);
