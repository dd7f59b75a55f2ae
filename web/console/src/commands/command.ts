import type { Icon } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import type { Conversation } from "../../../../contracts/conversation.ts";
import type { Label } from "../../../../contracts/label.ts";
import type { Operator } from "../../../../contracts/operator.ts";
import type { destinations } from "../shell/destinations.ts";
import type { sectionGroups } from "../screens/settings/sections.ts";

/** The order of the groups in the bar and in the list of keys. */
export const commandGroups = ["conversation", "list", "snooze", "priority", "label", "go", "mine"] as const;
export type CommandGroup = (typeof commandGroups)[number];

export type ConsolePage =
  | (typeof destinations)[number]["to"]
  | (typeof sectionGroups)[number]["sections"][number]["to"];

/** Where somebody is when they ask for a command, and what it can reach from there. */
export interface Place {
  readonly operator: Operator;
  /** The one that is open. */
  readonly conversation: Conversation | undefined;
  readonly labels: readonly Label[];
  readonly go: (page: ConsolePage) => void;
  readonly setTheme: (theme: "light" | "dark" | "auto") => void;
  readonly t: TFunction;
}

interface Described {
  readonly group: CommandGroup;
  readonly icon: Icon;
  readonly name: (t: TFunction) => string;
  /** Further words people may look for it by. */
  readonly also?: (t: TFunction) => string;
  /** See chordOf. One chord belongs to one command. */
  readonly chord?: string;
}

/** What only a part of the screen can do, and only while it is there: it says so by `useOffer`. */
export type ScreenAction =
  | "next"
  | "previous"
  | "nextTab"
  | "search"
  | "select"
  | "selectAll"
  | "up"
  | "takeOver"
  | "compose"
  | "note"
  | "attach"
  | "record"
  | "assign"
  | "unread"
  | "react"
  | "takeNext"
  | "panel"
  | "asOf"
  | "call"
  | "commands"
  | "help";

export interface ScreenCommand extends Described {
  readonly id: ScreenAction;
}

export interface PlaceCommand extends Described {
  readonly id: `${CommandGroup}.${string}`;
  readonly when: (place: Place) => boolean;
  readonly run: (place: Place) => unknown;
}

export type Command = ScreenCommand | PlaceCommand;
