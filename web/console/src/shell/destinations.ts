import {
  type Icon,
  IconBell,
  IconAddressBook,
  IconBuildingSkyscraper,
  IconChecklist,
  IconLayoutKanban,
  IconInbox,
  IconPhone,
  IconPlugConnected,
  IconRoute,
  IconRouteAltRight,
  IconSettings,
} from "@tabler/icons-react";
import type { Permission } from "../../../../contracts/permissions.ts";

interface Destination {
  readonly to:
    | "/inbox"
    | "/contacts"
    | "/companies"
    | "/calls"
    | "/tasks"
    | "/funnel"
    | "/touches"
    | "/channels"
    | "/actors"
    | "/notifications"
    | "/settings";
  readonly name:
    | "inbox"
    | "contacts"
    | "companies"
    | "calls"
    | "tasks"
    | "funnel"
    | "touches"
    | "channels"
    | "actors"
    | "notifications"
    | "settings";
  readonly icon: Icon;
  /** Whether it stands in the bottom bar of a phone; the others are under its "More". */
  readonly onPhone: boolean;
  /** Null: everybody. */
  readonly permission: Permission | null;
}

/** The sections of the console, in the order of the rail and of the bottom bar; people see those their role may open. */
export const destinations: readonly Destination[] = [
  { to: "/inbox", name: "inbox", icon: IconInbox, onPhone: true, permission: "conversations.read" },
  { to: "/contacts", name: "contacts", icon: IconAddressBook, onPhone: true, permission: "contacts.read" },
  {
    to: "/companies",
    name: "companies",
    icon: IconBuildingSkyscraper,
    onPhone: false,
    permission: "companies.read",
  },
  { to: "/calls", name: "calls", icon: IconPhone, onPhone: true, permission: "calls.read" },
  { to: "/tasks", name: "tasks", icon: IconChecklist, onPhone: true, permission: "tasks.read" },
  { to: "/funnel", name: "funnel", icon: IconLayoutKanban, onPhone: false, permission: "appeals.read" },
  { to: "/touches", name: "touches", icon: IconRouteAltRight, onPhone: false, permission: "touches.read" },
  { to: "/channels", name: "channels", icon: IconPlugConnected, onPhone: false, permission: "channels.read" },
  { to: "/actors", name: "actors", icon: IconRoute, onPhone: false, permission: "actors.read" },
  { to: "/notifications", name: "notifications", icon: IconBell, onPhone: false, permission: null },
  { to: "/settings", name: "settings", icon: IconSettings, onPhone: false, permission: null },
];
