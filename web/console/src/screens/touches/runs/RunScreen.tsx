import { Skeleton } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import type { getTouchRun } from "../../../../../../contracts/endpoints/touchRuns.ts";
import type { StepId } from "../../../../../../contracts/sequence.ts";
import { exactTime } from "../../../format/dates.ts";
import { Later } from "../../../parts/Later.tsx";
import { LinkIcon, LinkText } from "../../../parts/LinkButton.tsx";
import { TemporalLink } from "../../../parts/TemporalLink.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { touchRun } from "../../../queries/touches.ts";
import { icon } from "../../../theme.ts";
import { Fact, Facts } from "../../inbox/panel/Facts.tsx";
import { Canvas } from "../constructor/Canvas.tsx";
import { ConstructorContext, onlyLookedAt } from "../constructor/constructorState.ts";
import { stepOf } from "../constructor/ways.ts";
import { MessagePlace, RunLines } from "../RunLines.tsx";
import { RunState } from "../RunState.tsx";
import { useFactWords } from "../useFactWords.ts";
import { useRunWords } from "../useRunWords.ts";
import { useStepWords } from "../useStepWords.ts";
import { RunButtons } from "./RunButtons.tsx";
import classes from "./Runs.module.css";

const route = getRouteApi("/shell/touches/runs/$touchRunId");

/** One run: where it stands, what happened step by step and why, and what can be ordered. */
export function RunScreen() {
  const { touchRunId } = route.useParams();
  const { data, error, refetch } = useQuery(touchRun(touchRunId));
  if (data) return <Run key={touchRunId} view={data} />;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <Later>
      <Skeleton height="60%" />
    </Later>
  );
}

function Run({ view }: { readonly view: z.output<typeof getTouchRun.result> }) {
  const { t, i18n } = useTranslation();
  const words = useRunWords();
  const steps = useStepWords();
  const { nameOf, valueOf } = useFactWords();
  const { run, lines, definition, workflowId, temporalUrl } = view;
  const { state, sequenceId, contactId } = run;
  // One begun for a contact knows no conversation until it has said something there.
  const said = lines.findLast(({ facts }) => MessagePlace.safeParse(facts).success);
  const conversationId = run.conversationId ?? MessagePlace.safeParse(said?.facts).data?.conversationId;
  const [looked, setLooked] = useState<StepId | null>(null);
  const been = useMemo(() => new Set(lines.map(({ stepId }) => stepId)), [lines]);
  const here = stepOf(definition, state.stepId);
  const due = words.due(run, "exact");
  const endWhy = words.endWhy(run);
  const vars = Object.entries(state.vars);
  return (
    <div className={classes.screen}>
      <header className={classes.runHead}>
        <LinkIcon to="/touches" search={{ show: "runs", sequence: sequenceId }} aria-label={t("action.back")}>
          <IconArrowLeft {...icon} />
        </LinkIcon>
        <h1 className={classes.runTitle}>
          {t("touches.runOf", { sequence: run.sequenceName, contact: run.contactName })}
        </h1>
        <RunState run={run} />
        <RunButtons run={run} />
      </header>
      <div className={classes.runPanes}>
        <div className={classes.runStory}>
          <Facts>
            <Fact name={t("touches.contact")}>
              <LinkText to="/contacts/$contactId" params={{ contactId }} inherit>
                {run.contactName}
              </LinkText>
            </Fact>
            {conversationId && (
              <Fact name={t("touches.conversation")}>
                <LinkText to="/inbox/$conversationId" params={{ conversationId }} inherit>
                  {t("touches.openConversation")}
                </LinkText>
              </Fact>
            )}
            <Fact name={t("touches.sequenceAndVersion")}>
              <LinkText to="/touches/$sequenceId" params={{ sequenceId }} search={{ version: run.version }} inherit>
                {run.sequenceName}, {t("touches.versionShort", { version: run.version })}
              </LinkText>
            </Fact>
            <Fact name={t("touches.begunBy")}>{words.begun(run)}</Fact>
            <Fact name={t("touches.column.started")}>{exactTime(run.startedAt, i18n.language)}</Fact>
            {here && <Fact name={t("touches.standsAt")}>{steps.title(here)}</Fact>}
            {due && <Fact name={t("touches.column.due")}>{due}</Fact>}
            {state.end && (
              <Fact name={t("touches.ended")}>
                {[exactTime(new Date(state.end.atMs).toISOString(), i18n.language), endWhy].filter(Boolean).join(", ")}
              </Fact>
            )}
            {vars.map(([name, value]) => (
              <Fact key={name} name={nameOf(name)}>
                {valueOf(name, value)}
              </Fact>
            ))}
          </Facts>
          <h2 className={classes.storyTitle}>{t("touches.history")}</h2>
          {lines.length === 0 ? (
            <p className={classes.quiet}>{t("touches.noHistory")}</p>
          ) : (
            <RunLines lines={lines} definition={definition} />
          )}
          <div className={classes.actor}>
            <Facts>
              <Fact name={t("actor.workflow")}>
                <code>{workflowId}</code>
              </Fact>
            </Facts>
            <TemporalLink url={temporalUrl} />
          </div>
        </div>
        <section className={classes.runMap} aria-label={t("touches.canvas.name")} data-canvas>
          <ConstructorContext
            value={onlyLookedAt({
              kind: "sequence",
              definition,
              trail: { at: state.stepId, been },
              focus: looked ?? state.stepId,
              select: setLooked,
            })}
          >
            <Canvas />
          </ConstructorContext>
        </section>
      </div>
    </div>
  );
}
