import type { Icon } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { labels } from "../queries/labels.ts";
import { useStore } from "../state/store.ts";
import { everyLanguage } from "../words/words.ts";
import { type Command, commandGroups } from "./command.ts";
import { findCommands } from "./findCommands.ts";
import { commandsAt } from "./registry.ts";
import { recentCommands, remember, run } from "./run.ts";
import { snoozeTyped } from "./snoozeTyped.ts";
import { useFoundRecords } from "./useFoundRecords.ts";
import { usePlace } from "./usePlace.ts";

export interface BarEntry {
  readonly id: string;
  readonly icon: Icon;
  readonly name: string;
  readonly more?: string | null;
  readonly chord?: string | undefined;
  readonly pick: () => void;
}

interface BarGroup {
  readonly name: string;
  readonly entries: readonly BarEntry[];
}

/** What the bar shows for a query: commands, those picked last first, then conversations and contacts. */
export function useBarEntries(query: string): { readonly groups: readonly BarGroup[]; readonly isLooking: boolean } {
  const { t, i18n } = useTranslation();
  const here = usePlace()();
  const recent = useStore(recentCommands, (ids) => ids);
  const { data: languages = [t] } = useQuery({
    queryKey: ["everyLanguage"],
    queryFn: everyLanguage,
  });
  const records = useFoundRecords(query.trim());
  useQuery({ ...labels(), enabled: here?.conversation !== undefined });
  if (!here) return { groups: [], isLooking: false };

  const entryOf = (command: Command): BarEntry => ({
    id: command.id,
    icon: command.icon,
    name: command.name(t),
    chord: command.chord,
    pick: () => {
      remember(command);
      void run(command, here);
    },
  });
  const possible = commandsAt(here).filter(({ id }) => id !== "commands");
  const found = [...snoozeTyped(query, here, i18n.language), ...findCommands(possible, query, languages)];
  const latest = query.trim() === "" ? recent.flatMap((id) => found.filter((command) => command.id === id)) : [];
  const rest = Map.groupBy(
    found.filter((command) => !latest.includes(command)),
    ({ group }) => group,
  );
  const groups = [
    { name: t("commands.recent"), entries: latest.map(entryOf) },
    ...commandGroups.map((group) => ({
      name: t(`commands.group.${group}`),
      entries: (rest.get(group) ?? []).map(entryOf),
    })),
    ...records.groups,
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), isLooking: records.isLooking };
}
