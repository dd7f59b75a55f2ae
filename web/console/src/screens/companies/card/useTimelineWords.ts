import { useTranslation } from "react-i18next";
import { z } from "zod";
import { CallOutcome, CallStepKind } from "../../../../../../contracts/call.ts";
import { ChannelKind } from "../../../../../../contracts/channel.ts";
import { ConversationId } from "../../../../../../contracts/ids.ts";
import type { TimelineEntry, TimelineKind } from "../../../../../../contracts/timeline.ts";
import { readablePhone } from "../../../format/phone.ts";

/** What the facts of the entries may hold; each kind has some of them, and an older one fewer. */
const Facts = z.object({
  fields: z.array(z.string()).catch([]),
  contactName: z.string().catch(""),
  companyName: z.string().catch(""),
  phone: z.string().catch(""),
  isColdCall: z.boolean().catch(true),
  channelKind: ChannelKind.optional().catch(undefined),
  step: CallStepKind.optional().catch(undefined),
  outcome: CallOutcome.nullable().catch(null),
  note: z.string().catch(""),
  title: z.string().catch(""),
  from: z.string().catch(""),
  to: z.string().catch(""),
});

const Field = z.enum([
  "name",
  "legalName",
  "inn",
  "kpp",
  "address",
  "website",
  "activityKind",
  "contactName",
  "contactPosition",
  "responsibleId",
  "branchId",
  "headCompanyId",
  "statusId",
  "sphereIds",
  "contractType",
  "contractUntil",
  "phones",
  "emails",
  "leadState",
  "firstName",
  "lastName",
  "position",
  "noteLength",
  "companyId",
]);

/** An entry of a timeline in words. */
export function useTimelineWords() {
  const { t } = useTranslation();
  const named = (names: readonly string[]) =>
    [...new Set(names.flatMap((name) => Field.safeParse(name).data ?? []))]
      .map((field) => t(`companies.field.${field}`).toLowerCase())
      .join(", ");
  return ({ kind, facts }: TimelineEntry): string => {
    const { fields, contactName, companyName, phone, isColdCall, channelKind, step, outcome, note, title, from, to } =
      Facts.parse(facts);
    const said = [step && t(`callButton.step.${step}`), outcome && t(`callOutcome.${outcome}`)];
    const withFacts: Partial<Record<TimelineKind, string>> = {
      "call.requested": t("timeline.call.requested", { phone: readablePhone(phone) }),
      "call.changed":
        t("timeline.call.changed", {
          phone: readablePhone(phone),
          step: said.filter(Boolean).join(", ").toLowerCase(),
        }) + (note && `: ${note}`),
      "company.changed": t("timeline.company.changed", { fields: named(fields) }),
      "contact.changed": t("timeline.contact.changed", { name: contactName, fields: named(fields) }),
      "appeal.stageMoved": t("timeline.appeal.stageMoved", { from, to }),
      "company.merged": t("timeline.company.merged", { name: companyName }),
      "company.contactAdded": t("timeline.company.contactAdded", { name: contactName }),
      "company.coldCallMarked": t(
        isColdCall ? "timeline.company.coldCallMarked" : "timeline.company.coldCallUnmarked",
        { phone },
      ),
      "task.created": t("timeline.task.created", { title }),
      "task.done": t("timeline.task.done", { title }),
      "conversation.began": t("timeline.conversation.began", {
        name: contactName,
        channel: channelKind ? t(`channelKind.${channelKind}`) : "",
      }),
    };
    return withFacts[kind] ?? t(`timeline.${kind}`);
  };
}

/** The conversation that an entry is about. */
export const conversationOf = ({ facts }: TimelineEntry): ConversationId | undefined =>
  ConversationId.safeParse(facts["conversationId"]).data;
