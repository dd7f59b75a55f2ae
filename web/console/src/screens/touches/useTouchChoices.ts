import { useTranslation } from "react-i18next";
import { CallDirection, CallOutcome } from "../../../../../contracts/call.ts";
import { ChannelKind } from "../../../../../contracts/channel.ts";
import { ConversationMode, ConversationStatus, Priority } from "../../../../../contracts/conversation.ts";
import { AppealType, DeviceType, RepairKind } from "../../../../../contracts/extraction.ts";
import type { FactChoices } from "../../../../../contracts/facts.ts";
import { useTouchReferences } from "./useTouchReferences.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What can be chosen for a fact; none for companies, of which there are too many. */
export function useTouchChoices(): (of: FactChoices) => readonly Choice[] {
  const { t } = useTranslation();
  const { operators, teams, labels, accounts, stages, pipelines } = useTouchReferences();
  const choices: Readonly<Record<FactChoices, () => readonly Choice[]>> = {
    company: () => [],
    operator: () => named(operators),
    team: () => named(teams),
    label: () => named(labels),
    stage: () => named(stages),
    pipeline: () => named(pipelines),
    channelAccount: () => named(accounts),
    channelKind: () => ChannelKind.options.map((value) => ({ value, label: t(`channelKind.${value}`) })),
    conversationStatus: () =>
      ConversationStatus.options.map((value) => ({ value, label: t(`finding.status.${value}`) })),
    conversationMode: () => ConversationMode.options.map((value) => ({ value, label: t(`finding.mode.${value}`) })),
    priority: () => Priority.options.map((value) => ({ value, label: t(`finding.priority.${value}`) })),
    appealType: () => AppealType.options.map((value) => ({ value, label: t(`appealType.${value}`) })),
    deviceType: () => DeviceType.options.map((value) => ({ value, label: t(`deviceType.${value}`) })),
    repairKind: () => RepairKind.options.map((value) => ({ value, label: t(`repair.${value}`) })),
    callOutcome: () => CallOutcome.options.map((value) => ({ value, label: t(`callOutcome.${value}`) })),
    callDirection: () => CallDirection.options.map((value) => ({ value, label: t(`callDirection.${value}`) })),
  };
  return (of) => choices[of]();
}

const named = (things: readonly { readonly id: string; readonly name: string }[]): readonly Choice[] =>
  things.map(({ id, name }) => ({ value: id, label: name }));
