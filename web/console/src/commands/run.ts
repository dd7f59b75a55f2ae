import { notifications } from "@mantine/notifications";
import { errorCode } from "../api/clientError.ts";
import { rememberedStore } from "../state/remembered.ts";
import { z } from "zod";
import type { Command, Place } from "./command.ts";
import { offered } from "./offers.ts";

const RECENT_MAX = 6;

/** Ids of the commands that were picked last in this browser, the latest first. */
export const recentCommands = rememberedStore("switchboard.commands", z.array(z.string()), []);

export const remember = ({ id }: Command) =>
  recentCommands.set((ids) => [id, ...ids.filter((one) => one !== id)].slice(0, RECENT_MAX));

export async function run(command: Command, place: Place): Promise<void> {
  if (!("run" in command)) return offered(command.id)?.();
  try {
    await command.run(place);
  } catch (error) {
    notifications.show({ color: "red", message: place.t(`error.${errorCode(error)}`) });
  }
}
