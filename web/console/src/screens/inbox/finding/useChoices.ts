import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ChannelKind } from "../../../../../../contracts/channel.ts";
import { ConversationMode, ConversationStatus, Priority } from "../../../../../../contracts/conversation.ts";
import { ME, type QueryField } from "../../../../../../contracts/conversationQuery.ts";
import { labels } from "../../../queries/labels.ts";
import { people } from "../../../queries/people.ts";
import { channelAccounts } from "../../../queries/records.ts";
import { branches, teams } from "../../../queries/structure.ts";
import { useMay } from "../../../shell/useOperator.ts";

/** What a select holds for null, which it cannot. */
export const NOTHING = "";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen for a field; none for those whose values are written. */
export function useChoices(): (field: QueryField) => readonly Choice[] {
  const { t } = useTranslation();
  const { data: colleagues = [] } = useQuery({ ...people(), enabled: useMay("people.read") });
  const { data: groups = [] } = useQuery(teams());
  const { data: places = [] } = useQuery(branches());
  const { data: known = [] } = useQuery(labels());
  const { data: accounts = [] } = useQuery({ ...channelAccounts(), enabled: useMay("channels.read") });
  const nothing = { value: NOTHING, label: t("finding.nobody") };
  const choices: Partial<Record<QueryField, readonly Choice[]>> = {
    status: ConversationStatus.options.map((value) => ({ value, label: t(`finding.status.${value}`) })),
    priority: Priority.options.map((value) => ({ value, label: t(`finding.priority.${value}`) })),
    mode: ConversationMode.options.map((value) => ({ value, label: t(`finding.mode.${value}`) })),
    channelKind: ChannelKind.options.map((value) => ({ value, label: t(`channelKind.${value}`) })),
    assignee: [{ value: ME, label: t("finding.me") }, nothing, ...named(colleagues)],
    team: [nothing, ...named(groups)],
    branch: [nothing, ...named(places)],
    label: [nothing, ...named(known)],
    channelAccount: named(accounts.map(({ account }) => account)),
  };
  return (field) => choices[field] ?? [];
}

const named = (things: readonly { readonly id: string; readonly name: string }[]): readonly Choice[] =>
  things.map(({ id, name }) => ({ value: id, label: name }));
