import { ActionIcon, Button, Switch, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { suppressContact } from "../../../../../../contracts/endpoints/touchRuns.ts";
import type { ContactId } from "../../../../../../contracts/ids.ts";
import type { TouchRun } from "../../../../../../contracts/touchRun.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { fullDate } from "../../../format/dates.ts";
import { LinkText } from "../../../parts/LinkButton.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { contactTouches, refreshTouches } from "../../../queries/touches.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { smallIcon } from "../../../theme.ts";
import { PanelSection } from "../../inbox/panel/PanelSection.tsx";
import { useRunOrder } from "../useRunOrder.ts";
import { useRunWords } from "../useRunWords.ts";
import classes from "./ContactTouches.module.css";

const ENDED_SHOWN = 3;

/** What speaks to this contact by itself: each run can be paused, and all touches can be stopped. */
export function ContactTouches({ contactId }: { readonly contactId: ContactId }) {
  const { t, i18n } = useTranslation();
  const maySee = useMay("touches.read");
  const maySpare = useMay("conversations.answer");
  const { data, error, refetch } = useQuery({ ...contactTouches(contactId), enabled: maySee });
  const [all, showAll] = useState(false);
  const suppress = useMutation({
    mutationFn: (suppressed: boolean) => call(suppressContact, { params: { contactId }, body: { suppressed } }),
    onSuccess: refreshTouches,
    onError: (failed) => notifications.show({ color: "red", message: t(`error.${errorCode(failed)}`) }),
  });
  if (!maySee) return null;
  const alive = data?.runs.filter(({ status }) => status !== "ended") ?? [];
  const ended = data?.runs.filter(({ status }) => status === "ended") ?? [];
  const isSuppressed = suppress.isPending ? suppress.variables : data?.suppressed !== null;
  return (
    <PanelSection title={t("touches.ofContact")}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className={classes.touches}>
          {data.runs.length === 0 && (
            <Text size="sm" c="dimmed">
              {t("touches.ofContactEmpty")}
            </Text>
          )}
          {alive.map((run) => (
            <RunOfContact key={run.id} run={run} />
          ))}
          {(all ? ended : ended.slice(0, ENDED_SHOWN)).map((run) => (
            <RunOfContact key={run.id} run={run} />
          ))}
          {!all && ended.length > ENDED_SHOWN && (
            <Button size="compact-xs" variant="subtle" onClick={() => showAll(true)}>
              {t("touches.earlierRuns", { count: ended.length - ENDED_SHOWN })}
            </Button>
          )}
          <Switch
            size="xs"
            label={t("touches.noTouches")}
            description={
              data.suppressed &&
              t(`touches.suppressed.${data.suppressed.why}`, { at: fullDate(data.suppressed.since, i18n.language) })
            }
            checked={isSuppressed}
            disabled={!maySpare || suppress.isPending}
            onChange={(event) => suppress.mutate(event.currentTarget.checked)}
          />
        </div>
      )}
    </PanelSection>
  );
}

function RunOfContact({ run }: { readonly run: TouchRun }) {
  const { t } = useTranslation();
  const words = useRunWords();
  const mayManage = useMay("touches.manage");
  const order = useRunOrder(run.id);
  const due = words.due(run);
  const isPaused = run.status === "paused";
  const next = isPaused ? "resume" : "pause";
  return (
    <div className={classes.run}>
      <div className={classes.words}>
        <LinkText to="/touches/runs/$touchRunId" params={{ touchRunId: run.id }} size="sm">
          {run.sequenceName}
        </LinkText>
        <Text size="xs" c="dimmed">
          {[words.state(run), due].filter(Boolean).join(" · ")}
        </Text>
      </div>
      {mayManage && run.status !== "ended" && (
        <ActionIcon
          size="sm"
          aria-label={`${t(`touches.order.${next}`)}: ${run.sequenceName}`}
          loading={order.isPending}
          onClick={() =>
            order.mutate(next, {
              onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
            })
          }
        >
          {isPaused ? <IconPlayerPlay {...smallIcon} aria-hidden /> : <IconPlayerPause {...smallIcon} aria-hidden />}
        </ActionIcon>
      )}
    </div>
  );
}
