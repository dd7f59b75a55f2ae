import { type Icon, IconBuildingStore, IconHistory, IconServer2, IconUser, IconUsers } from "@tabler/icons-react";
import type { Access } from "../../../../../contracts/endpoint.ts";

interface Section {
  readonly to:
    | "/settings/profile"
    | "/settings/company"
    | "/settings/people"
    | "/settings/audit"
    | "/settings/installation";
  /** Its key under `settings.section` in the catalogues. */
  readonly name: "profile" | "company" | "people" | "audit" | "installation";
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
      { to: "/settings/company", name: "company", icon: IconBuildingStore, access: "settings.manage" },
      { to: "/settings/people", name: "people", icon: IconUsers, access: "people.read" },
    ],
  },
  { name: "safety", sections: [{ to: "/settings/audit", name: "audit", icon: IconHistory, access: "audit.read" }] },
  {
    name: "installation",
    sections: [{ to: "/settings/installation", name: "installation", icon: IconServer2, access: "installation" }],
  },
];
