import { IconClockPause } from "@tabler/icons-react";
import { snoozeConversation } from "../../../../contracts/endpoints/inbox.ts";
import { call } from "../api/call.ts";
import { shortMoment } from "../format/dates.ts";
import { readWhen } from "../format/readWhen.ts";
import type { Place, PlaceCommand } from "./command.ts";
import { isOpen, ofConversation, order, paramsOf } from "./conversationOrder.ts";

/** Without its word a time would be found in every model of a phone that somebody looks up. */
const SNOOZE = /^\s*(отлож|snooze)/i;

/** The command that somebody has typed in words of their own: "отложить до пятницы 14:00", "snooze until tomorrow 9am". */
export function snoozeTyped(query: string, place: Place, language: string): readonly PlaceCommand[] {
  const until = SNOOZE.test(query) ? readWhen(query, new Date())?.toISOString() : undefined;
  if (until === undefined) return [];
  const command = ofConversation({
    id: "snooze.typed",
    group: "snooze",
    icon: IconClockPause,
    name: (t) => t("commands.snoozeTyped", { time: shortMoment(until, language) }),
    when: isOpen,
    run: (conversation) => order(call(snoozeConversation, { ...paramsOf(conversation), body: { until } })),
  });
  return command.when(place) ? [command] : [];
}
