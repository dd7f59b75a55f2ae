import { Button, Drawer, Skeleton, Stack, Text } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Call, CallActorView } from "../../../../../contracts/call.ts";
import { exactTime } from "../../format/dates.ts";
import { duration } from "../../format/numbers.ts";
import { readablePhone } from "../../format/phone.ts";
import { Later } from "../../parts/Later.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { callActor } from "../../queries/calls.ts";
import { smallIcon } from "../../theme.ts";
import { Fact, Facts } from "../inbox/panel/Facts.tsx";
import { CallReports } from "./CallReports.tsx";
import classes from "./CallSheet.module.css";
import { CallSteps } from "./CallSteps.tsx";
import { useCallWords } from "./useCallWords.ts";

interface CallSheetProps {
  readonly call: Call | undefined;
  readonly onClose: () => void;
}

/** A call and its actor: what became of it, step by step, and why this result counts. */
export function CallSheet({ call, onClose }: CallSheetProps) {
  const { t } = useTranslation();
  return (
    <Drawer opened={call !== undefined} onClose={onClose} title={t("callButton.title")} position="right" size="sm">
      {call && (
        <Stack gap="lg">
          <CallFacts call={call} />
          <Actor call={call} />
        </Stack>
      )}
    </Drawer>
  );
}

function CallFacts({ call }: { readonly call: Call }) {
  const { t, i18n } = useTranslation();
  const { sayState } = useCallWords();
  const { phone, operatorName, requestedByName, startedAt, durationSeconds, note } = call;
  return (
    <div>
      <Text fw={600} size="lg" mb="sm">
        {sayState(call)}
      </Text>
      <Facts>
        <Fact name={t("callButton.number")}>{readablePhone(phone)}</Fact>
        <Fact name={t("callButton.operator")}>{operatorName}</Fact>
        {requestedByName !== operatorName && <Fact name={t("callButton.requestedBy")}>{requestedByName ?? "—"}</Fact>}
        {startedAt && <Fact name={t("callButton.startedAt")}>{exactTime(startedAt, i18n.language)}</Fact>}
        {durationSeconds !== null && <Fact name={t("callButton.duration")}>{duration(durationSeconds)}</Fact>}
        {note && <Fact name={t("callButton.note")}>{note}</Fact>}
      </Facts>
    </div>
  );
}

function Actor({ call: { id } }: { readonly call: Call }) {
  const { data, error, refetch } = useQuery(callActor(id));
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
      {temporalUrl && (
        <Button
          component="a"
          href={temporalUrl}
          target="_blank"
          rel="noreferrer"
          size="xs"
          variant="default"
          rightSection={<IconExternalLink {...smallIcon} aria-hidden />}
        >
          {t("action.openTemporal")}
        </Button>
      )}
    </>
  );
}
