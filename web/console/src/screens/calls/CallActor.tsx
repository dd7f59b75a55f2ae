import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CallActorView } from "../../../../../contracts/call.ts";
import type { CallRequestId } from "../../../../../contracts/ids.ts";
import { exactTime } from "../../format/dates.ts";
import { Later } from "../../parts/Later.tsx";
import { TemporalLink } from "../../parts/TemporalLink.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { callActor } from "../../queries/calls.ts";
import { Fact, Facts } from "../inbox/panel/Facts.tsx";
import { CallReports } from "./CallReports.tsx";
import classes from "./CallDetails.module.css";
import { CallSteps } from "./CallSteps.tsx";

/** What the actor of a call did step by step, and why this result counts. */
export function CallActor({ callRequestId }: { readonly callRequestId: CallRequestId }) {
  const { data, error, refetch } = useQuery(callActor(callRequestId));
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data) return <ActorFacts view={data} />;
  return (
    <Later>
      <Skeleton height="12em" />
    </Later>
  );
}

function ActorFacts({ view }: { readonly view: CallActorView }) {
  const { t, i18n } = useTranslation();
  const { workflowId, temporalUrl, presence, dueAt, steps, reports } = view;
  return (
    <>
      <CallSteps steps={steps} />
      <CallReports reports={reports} />
      <Facts>
        <Fact name={t("callButton.actor")}>{t(`callButton.presence.${presence}`)}</Fact>
        {dueAt && <Fact name={t("callButton.due")}>{exactTime(dueAt, i18n.language)}</Fact>}
        <Fact name={t("actor.workflow")}>
          <code className={classes.id} title={workflowId}>
            {workflowId}
          </code>
        </Fact>
      </Facts>
      <TemporalLink url={temporalUrl} />
    </>
  );
}
