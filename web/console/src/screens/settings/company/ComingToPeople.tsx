import { Checkbox, Select, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TeamId } from "../../../../../../contracts/ids.ts";
import type { TenantSettings } from "../../../../../../contracts/tenantSettings.ts";
import { teams } from "../../../queries/structure.ts";
import { SettingsForm } from "./SettingsForm.tsx";

/** What happens when the bot calls for people: in whose line who waits, who is asked first, and what is said out of hours. */
export function ComingToPeople({ settings }: { readonly settings: TenantSettings }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(teams());
  const [teamId, setTeamId] = useState(settings.defaultTeamId);
  const [first, setFirst] = useState(settings.responsible === "firstToReply");
  const [text, setText] = useState(settings.offHoursText ?? "");
  const change = {
    defaultTeamId: teamId,
    responsible: first ? ("firstToReply" as const) : ("byHand" as const),
    offHoursText: text.trim() || null,
  };
  return (
    <SettingsForm title={t("company.comingToPeople")} change={change}>
      <Select
        label={t("company.defaultTeam")}
        description={t("company.defaultTeamLead")}
        placeholder={t("company.noTeam")}
        clearable
        value={teamId}
        onChange={(chosen) => setTeamId(TeamId.safeParse(chosen).data ?? null)}
        data={data.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Checkbox
        label={t("company.firstToReply")}
        description={t("company.firstToReplyLead")}
        checked={first}
        onChange={(event) => setFirst(event.currentTarget.checked)}
      />
      <Textarea
        label={t("queue.offHours")}
        description={t("company.offHoursLead")}
        autosize
        minRows={2}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </SettingsForm>
  );
}
