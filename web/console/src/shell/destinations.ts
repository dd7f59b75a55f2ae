import { type Icon, IconAddressBook, IconInbox, IconPlugConnected, IconRoute, IconSettings } from "@tabler/icons-react";
import type { Permission } from "../../../../contracts/permissions.ts";

interface Destination {
  readonly to: "/inbox" | "/contacts" | "/channels" | "/actors" | "/settings";
  readonly name: "inbox" | "contacts" | "channels" | "actors" | "settings";
  readonly icon: Icon;
  /** Null: everybody. */
  readonly permission: Permission | null;
}

/** The sections of the console, in the order of the rail and of the bottom bar; people see those their role may open. */
export const destinations: readonly Destination[] = [
  { to: "/inbox", name: "inbox", icon: IconInbox, permission: "conversations.read" },
  { to: "/contacts", name: "contacts", icon: IconAddressBook, permission: "contacts.read" },
  { to: "/channels", name: "channels", icon: IconPlugConnected, permission: "channels.read" },
  { to: "/actors", name: "actors", icon: IconRoute, permission: "actors.read" },
  { to: "/settings", name: "settings", icon: IconSettings, permission: null },
];
