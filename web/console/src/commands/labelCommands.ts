import { IconTag, IconTagOff } from "@tabler/icons-react";
import { labelConversation } from "../../../../contracts/endpoints/inbox.ts";
import { call } from "../api/call.ts";
import type { Place, PlaceCommand } from "./command.ts";
import { ofConversation, order, paramsOf } from "./conversationOrder.ts";

/** One command for each label of the company: it sticks or takes away. */
export const labelCommands = ({ labels, conversation }: Place): readonly PlaceCommand[] =>
  labels.map(({ id, name }) => {
    const isOn = conversation?.labelIds.includes(id) ?? false;
    return ofConversation({
      id: `label.${id}`,
      group: "label",
      icon: isOn ? IconTagOff : IconTag,
      name: (t) => t(isOn ? "commands.unlabel" : "commands.label", { name }),
      when: () => true,
      run: (open) =>
        order(call(labelConversation, { ...paramsOf(open), body: isOn ? { remove: [id] } : { add: [id] } })),
    });
  });
