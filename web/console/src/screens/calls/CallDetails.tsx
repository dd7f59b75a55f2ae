import { Anchor, Drawer, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Call } from "../../../../../contracts/call.ts";
import { exactTime } from "../../format/dates.ts";
import { duration } from "../../format/numbers.ts";
import { readablePhone } from "../../format/phone.ts";
import { Fact, Facts } from "../inbox/panel/Facts.tsx";
import { CallActor } from "./CallActor.tsx";
import { OutcomeMark } from "./OutcomeMark.tsx";

interface CallDetailsProps {
  readonly call: Call | undefined;
  readonly onClose: () => void;
}

/** One call in full: whom it concerned, what the phone said of it, whether the statistics count it, and its actor. */
export function CallDetails({ call, onClose }: CallDetailsProps) {
  return (
    <Drawer
      opened={call !== undefined}
      onClose={onClose}
      title={call && readablePhone(call.phone)}
      position="right"
      size="md"
    >
      {call && (
        <Stack gap="lg">
          <CallInFull call={call} />
          <CallActor callRequestId={call.id} />
        </Stack>
      )}
    </Drawer>
  );
}

function CallInFull({ call }: { readonly call: Call }) {
  const { t, i18n } = useTranslation();
  const { state, phone, note, durationSeconds, attemptsCount, direction, resolveMethod, actionSource } = call;
  const moment = (iso: string | null) => (iso === null ? "—" : exactTime(iso, i18n.language));
  return (
    <Stack gap="lg">
      <OutcomeMark call={call} />
      <Text size="sm" c="dimmed">
        {t(`calls.why.${state}`, { at: moment(call.reportedAt) })}
      </Text>
      <Facts>
        <Fact name={t("calls.number")}>
          <Anchor href={`tel:${phone}`} inherit>
            {readablePhone(phone)}
          </Anchor>
        </Fact>
        <Fact name={t("calls.company")}>{call.companyName ?? "—"}</Fact>
        <Fact name={t("calls.contact")}>{call.contactName ?? "—"}</Fact>
        <Fact name={t("calls.operator")}>{call.operatorName || "—"}</Fact>
        <Fact name={t("calls.requestedBy")}>{call.requestedByName ?? "—"}</Fact>
        <Fact name={t("calls.note")}>{note || "—"}</Fact>
        <Fact name={t("calls.cold")}>{t(call.isColdCall ? "written.yes" : "written.no")}</Fact>
      </Facts>
      <Facts>
        <Fact name={t("calls.duration")}>{durationSeconds === null ? "—" : duration(durationSeconds)}</Fact>
        <Fact name={t("calls.direction")}>{direction === null ? "—" : t(`callDirection.${direction}`)}</Fact>
        <Fact name={t("calls.method")}>{resolveMethod === null ? "—" : t(`callMethod.${resolveMethod}`)}</Fact>
        <Fact name={t("calls.source")}>{actionSource === null ? "—" : t(`callSource.${actionSource}`)}</Fact>
        <Fact name={t("calls.attempts")}>{attemptsCount ?? "—"}</Fact>
      </Facts>
      <Facts>
        <Fact name={t("calls.askedAt")}>{moment(call.createdAt)}</Fact>
        <Fact name={t("calls.claimedAt")}>{moment(call.claimedAt)}</Fact>
        <Fact name={t("calls.startedAt")}>{moment(call.startedAt)}</Fact>
        <Fact name={t("calls.endedAt")}>{moment(call.endedAt)}</Fact>
        <Fact name={t("calls.reportedAt")}>{moment(call.reportedAt)}</Fact>
      </Facts>
    </Stack>
  );
}
