import { sectionGroups } from "../screens/settings/sections.ts";
import { mayOpen } from "../screens/settings/mayOpen.ts";
import { destinations } from "../shell/destinations.ts";
import type { PlaceCommand } from "./command.ts";

type Section = (typeof sectionGroups)[number]["sections"][number];

const chords: Partial<Record<(typeof destinations)[number]["name"], string>> = {
  inbox: "Alt+KeyC",
  contacts: "Alt+KeyV",
  calls: "Alt+KeyZ",
  tasks: "Alt+KeyW",
  notifications: "Alt+KeyU",
  settings: "Alt+KeyS",
};

const main = destinations.map(({ to, name, icon, permission }): PlaceCommand => {
  const chord = chords[name];
  const command: PlaceCommand = {
    id: `go.${name}`,
    group: "go",
    icon,
    name: (t) => t(`rail.${name}`),
    when: ({ operator }) => mayOpen(operator, permission ?? "signedIn"),
    run: ({ go }) => go(to),
  };
  return chord ? Object.assign(command, { chord }) : command;
});

const inSettings = sectionGroups
  .flatMap(({ sections }): readonly Section[] => sections)
  .map(({ to, name, icon, access }): PlaceCommand => ({
    id: `go.${name}`,
    group: "go",
    icon,
    name: (t) => t("commands.inSettings", { section: t(`settings.section.${name}`) }),
    when: ({ operator }) => mayOpen(operator, access),
    run: ({ go }) => go(to),
  }));

/** Every page of the console, from the lists that draw the rail and the settings. */
export const goCommands = [...main, ...inSettings];
