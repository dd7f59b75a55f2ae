import { type Icon, IconBolt, IconHistory, IconMessageCircle, IconUser, IconUsers } from "@tabler/icons-react";
import type { Access } from "../../../../../contracts/endpoint.ts";

interface Section {
  readonly to:
    | "/settings/profile"
    | "/settings/people"
    | "/settings/templates"
    | "/settings/macros"
    | "/settings/audit";
  /** Its key under `settings.section` in the catalogues. */
  readonly name: "profile" | "people" | "templates" | "macros" | "audit";
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
      { to: "/settings/templates", name: "templates", icon: IconMessageCircle, access: "conversations.answer" },
      { to: "/settings/macros", name: "macros", icon: IconBolt, access: "settings.manage" },
    ],
  },
  { name: "safety", sections: [{ to: "/settings/audit", name: "audit", icon: IconHistory, access: "audit.read" }] },
  { name: "installation", sections: [] },
];
