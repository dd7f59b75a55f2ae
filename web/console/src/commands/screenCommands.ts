import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowUp,
  IconCommand,
  IconHandStop,
  IconHistory,
  IconKeyboard,
  IconLayoutSidebarRight,
  IconPencil,
  IconSearch,
  IconTable,
} from "@tabler/icons-react";
import type { ScreenCommand } from "./command.ts";

export const screenCommands: readonly ScreenCommand[] = [
  {
    id: "takeOver",
    group: "conversation",
    icon: IconHandStop,
    name: (t) => t("shortcuts.takeOver"),
    also: (t) => t("commands.also.takeOver"),
    chord: "Alt+KeyT",
  },
  { id: "compose", group: "conversation", icon: IconPencil, name: (t) => t("shortcuts.compose"), chord: "Alt+KeyL" },
  {
    id: "panel",
    group: "conversation",
    icon: IconLayoutSidebarRight,
    name: (t) => t("shortcuts.panel"),
    chord: "Alt+KeyO",
  },
  { id: "asOf", group: "conversation", icon: IconHistory, name: (t) => t("asOf.command"), also: (t) => t("asOf.also") },
  { id: "next", group: "list", icon: IconArrowDown, name: (t) => t("shortcuts.next"), chord: "Alt+KeyJ" },
  { id: "previous", group: "list", icon: IconArrowUp, name: (t) => t("shortcuts.previous"), chord: "Alt+KeyK" },
  { id: "nextTab", group: "list", icon: IconTable, name: (t) => t("commands.nextTab"), chord: "Alt+KeyN" },
  { id: "search", group: "list", icon: IconSearch, name: (t) => t("shortcuts.search"), chord: "Slash" },
  { id: "up", group: "list", icon: IconArrowLeft, name: (t) => t("shortcuts.up"), chord: "Escape" },
  { id: "commands", group: "mine", icon: IconCommand, name: (t) => t("commands.title"), chord: "Mod+KeyK" },
  { id: "help", group: "mine", icon: IconKeyboard, name: (t) => t("shortcuts.title"), chord: "Shift+Slash" },
];
