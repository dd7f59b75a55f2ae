import { IconSend } from "@tabler/icons-react";
import { openStartChat } from "../state/startChat.ts";
import type { PlaceCommand } from "./command.ts";

export const contactCommands: readonly PlaceCommand[] = [
  {
    id: "go.startChat",
    group: "go",
    icon: IconSend,
    name: (t) => t("startChat.command"),
    also: (t) => t("startChat.also"),
    when: ({ operator }) => operator.permissions.includes("conversations.answer"),
    run: () => openStartChat(),
  },
];
