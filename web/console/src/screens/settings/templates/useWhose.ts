import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TeamId } from "../../../../../../contracts/ids.ts";
import { assignees } from "../../../queries/queues.ts";

export type Whose = "own" | "everybody" | TeamId;

/** For whom a template is, in words. */
export function useWhose(): (whose: Whose) => string {
  const { t } = useTranslation();
  const { data } = useQuery(assignees());
  return (whose) => {
    if (whose === "own" || whose === "everybody") return t(`templates.${whose}`);
    const team = data?.teams.find(({ id }) => id === whose);
    return team ? t("templates.ofTeam", { name: team.name }) : t("templates.team");
  };
}
