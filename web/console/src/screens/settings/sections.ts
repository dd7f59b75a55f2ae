import {
  type Icon,
  IconBolt,
  IconBuilding,
  IconBuildingStore,
  IconDeviceMobile,
  IconTags,
  IconHistory,
  IconKey,
  IconLayoutKanban,
  IconListNumbers,
  IconMessageCircle,
  IconPackage,
  IconServer2,
  IconShieldHalf,
  IconShieldLock,
  IconUser,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import type { Access } from "../../../../../contracts/endpoint.ts";

interface SectionGroup {
  /** Its key under `settings.group` in the catalogues. */
  readonly name: string;
  readonly sections: readonly {
    readonly to: string;
    /** Its key under `settings.section` in the catalogues. */
    readonly name: string;
    readonly icon: Icon;
    readonly access: Exclude<Access, "anyone">;
  }[];
}

/** The pages of the settings in their order; people see those they may open. A new page is one line here and one route. */
export const sectionGroups = [
  { name: "mine", sections: [{ to: "/settings/profile", name: "profile", icon: IconUser, access: "signedIn" }] },
  {
    name: "company",
    sections: [
      { to: "/settings/company", name: "company", icon: IconBuildingStore, access: "settings.manage" },
      { to: "/settings/people", name: "people", icon: IconUsers, access: "people.read" },
      { to: "/settings/templates", name: "templates", icon: IconMessageCircle, access: "conversations.answer" },
      { to: "/settings/macros", name: "macros", icon: IconBolt, access: "settings.manage" },
      { to: "/settings/branches", name: "branches", icon: IconBuilding, access: "people.read" },
      { to: "/settings/teams", name: "teams", icon: IconUsersGroup, access: "people.read" },
      { to: "/settings/queues", name: "queues", icon: IconListNumbers, access: "conversations.read" },
      { to: "/settings/roles", name: "roles", icon: IconShieldHalf, access: "people.read" },
      { to: "/settings/dictionary", name: "dictionary", icon: IconTags, access: "settings.manage" },
      { to: "/settings/pipelines", name: "pipelines", icon: IconLayoutKanban, access: "settings.manage" },
      { to: "/settings/phones", name: "phones", icon: IconDeviceMobile, access: "devices.manage" },
      { to: "/settings/dialer", name: "dialer", icon: IconPackage, access: "calls.make" },
    ],
  },
  {
    name: "safety",
    sections: [
      { to: "/settings/security", name: "security", icon: IconShieldLock, access: "settings.manage" },
      { to: "/settings/audit", name: "audit", icon: IconHistory, access: "audit.read" },
      { to: "/settings/keys", name: "keys", icon: IconKey, access: "keys.manage" },
    ],
  },
  {
    name: "installation",
    sections: [{ to: "/settings/installation", name: "installation", icon: IconServer2, access: "installation" }],
  },
] as const satisfies readonly SectionGroup[];
