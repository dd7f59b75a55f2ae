import { Group, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { Later } from "../../../parts/Later.tsx";
import { LinkText } from "../../../parts/LinkButton.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { contact } from "../../../queries/records.ts";
import { CallButton } from "../../calls/CallButton.tsx";
import { ContactFacts } from "../../contacts/ContactFacts.tsx";
import { ContactTouches } from "../../touches/contact/ContactTouches.tsx";
import { PreviousConversations } from "./PreviousConversations.tsx";

export function ContactTab({ conversation }: { readonly conversation: Conversation }) {
  const { contactId } = conversation;
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(contact(contactId));
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Later>
        <Skeleton height="8em" />
      </Later>
    );
  }
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="baseline" wrap="nowrap">
        <Text fw={600} size="lg" style={{ overflowWrap: "anywhere" }}>
          {data.name}
        </Text>
      </Group>
      <ContactFacts contact={data} />
      <CallButton contactId={contactId} phones={data.phone ? [data.phone] : []} />
      <ContactTouches contactId={contactId} />
      <PreviousConversations conversation={conversation} />
      <LinkText to="/contacts/$contactId" params={{ contactId }} size="sm">
        {t("contact.openCard")}
      </LinkText>
    </Stack>
  );
}
