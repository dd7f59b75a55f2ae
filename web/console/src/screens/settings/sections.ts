import { type Icon, IconHistory, IconPlugConnected, IconRoute, IconUser, IconUsers } from "@tabler/icons-react";
import type { Access } from "../../../../../contracts/endpoint.ts";

interface Section {
  readonly to: "/channels" | "/actors" | "/settings/profile" | "/settings/people" | "/settings/audit";
  /** Its key under `settings.section` in the catalogues. */
  readonly name: "channels" | "actors" | "profile" | "people" | "audit";
  readonly icon: Icon;
  readonly access: Exclude<Access, "anyone">;
}

interface SectionGroup {
  readonly name: "mine" | "company" | "safety" | "installation";
  readonly sections: readonly Section[];
}

/** The pages of the settings in their order; people see those they may open. A new page is one line here and one route. */
export const sectionGroups: readonly SectionGroup[] = [
  { name: "mine", sections: [{ to: "/settings/profile", name: "profile", icon: IconUser, access: "signedIn" }] },
  {
    name: "company",
    sections: [
      { to: "/settings/people", name: "people", icon: IconUsers, access: "people.read" },
      { to: "/channels", name: "channels", icon: IconPlugConnected, access: "channels.read" },
      { to: "/actors", name: "actors", icon: IconRoute, access: "actors.read" },
    ],
  },
  { name: "safety", sections: [{ to: "/settings/audit", name: "audit", icon: IconHistory, access: "audit.read" }] },
  { name: "installation", sections: [] },
];
