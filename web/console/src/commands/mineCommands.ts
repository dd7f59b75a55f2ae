import {
  type Icon,
  IconCircleDot,
  IconDeviceDesktop,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
} from "@tabler/icons-react";
import { changeProfile } from "../../../../contracts/endpoints/profile.ts";
import { Presence } from "../../../../contracts/person.ts";
import { call } from "../api/call.ts";
import { refresh } from "../api/session.ts";
import { queryClient } from "../queries/queryClient.ts";
import { leave } from "../shell/leave.ts";
import { Language, setPreference } from "../state/preferences.ts";
import type { PlaceCommand } from "./command.ts";
import { languageNames } from "../shell/languageNames.ts";

const always = () => true;

const themes = ["light", "dark", "auto"] as const;
const themeIcons: Readonly<Record<(typeof themes)[number], Icon>> = {
  light: IconSun,
  dark: IconMoon,
  auto: IconDeviceDesktop,
};

const themeCommands = themes.map((theme): PlaceCommand => ({
  id: `mine.theme.${theme}`,
  group: "mine",
  icon: themeIcons[theme],
  name: (t) => t("commands.theme", { name: t(`account.${theme}`) }),
  when: always,
  run: ({ setTheme }) => setTheme(theme),
}));

const languageCommands = Language.options.map((language): PlaceCommand => ({
  id: `mine.language.${language}`,
  group: "mine",
  icon: IconLanguage,
  name: (t) => t("commands.language", { name: languageNames[language] }),
  when: always,
  run: () => setPreference({ language }),
}));

const presenceCommands = Presence.options.map((presence): PlaceCommand => ({
  id: `mine.presence.${presence}`,
  group: "mine",
  icon: IconCircleDot,
  name: (t) => t("commands.presence", { name: t(`people.presence.${presence}`) }),
  also: (t) => t("profile.presence"),
  when: always,
  run: async () => {
    await call(changeProfile, { body: { presence } });
    await Promise.all([refresh(), queryClient.invalidateQueries({ queryKey: ["profile"] })]);
  },
}));

const signOut: PlaceCommand = {
  id: "mine.signOut",
  group: "mine",
  icon: IconLogout,
  name: (t) => t("account.signOut"),
  when: always,
  run: leave,
};

/** What changes one's own workplace. */
export const mineCommands = [...themeCommands, ...languageCommands, ...presenceCommands, signOut];
