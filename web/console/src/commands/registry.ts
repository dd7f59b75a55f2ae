import type { Command, Place } from "./command.ts";
import { contactCommands } from "./contactCommands.ts";
import { conversationCommands } from "./conversationCommands.ts";
import { goCommands } from "./goCommands.ts";
import { labelCommands } from "./labelCommands.ts";
import { mineCommands } from "./mineCommands.ts";
import { offered } from "./offers.ts";
import { screenCommands } from "./screenCommands.ts";

/** Everything the console can be told to do: the bar, the keyboard and the list of keys all read it from here. */
export const registry: readonly Command[] = [
  ...screenCommands,
  ...conversationCommands,
  ...goCommands,
  ...contactCommands,
  ...mineCommands,
];

/** What can be done here and now. */
export const commandsAt = (place: Place): readonly Command[] =>
  [...registry, ...labelCommands(place)].filter((command) => isPossible(command, place));

export const isPossible = (command: Command, place: Place): boolean =>
  "run" in command ? command.when(place) : offered(command.id) !== undefined;
