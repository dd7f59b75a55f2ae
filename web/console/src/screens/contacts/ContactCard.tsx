import { Button, Group, Skeleton, Stack, Title } from "@mantine/core";
import { IconArrowLeft, IconInbox, IconMessagePlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../../../../contracts/contact.ts";
import type { ContactId } from "../../../../../contracts/ids.ts";
import { Later } from "../../parts/Later.tsx";
import { ContactAvatar } from "../../parts/ContactAvatar.tsx";
import { LinkButton, LinkIcon } from "../../parts/LinkButton.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { contact } from "../../queries/records.ts";
import { useLayout } from "../../shell/useLayout.ts";
import { useMay } from "../../shell/useOperator.ts";
import { openStartChat } from "../../state/startChat.ts";
import { icon } from "../../theme.ts";
import { CallButton } from "../calls/CallButton.tsx";
import { TimelineList } from "../companies/card/TimelineList.tsx";
import { ContactTouches } from "../touches/contact/ContactTouches.tsx";
import { ContactFacts } from "./ContactFacts.tsx";
import { WrittenContact } from "./WrittenContact.tsx";

export function ContactCard({ contactId }: { readonly contactId: ContactId }) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const phone = useLayout() === "phone";
  const { data, error, refetch } = useQuery(contact(contactId));
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <Stack p="lg" gap="lg">
      <Group gap="md" wrap="nowrap">
        {phone && (
          <LinkIcon to="/contacts" aria-label={t("action.back")}>
            <IconArrowLeft {...icon} />
          </LinkIcon>
        )}
        {data && <ContactAvatar id={data.id} name={data.name} />}
        <Title order={2} size="lg" style={{ overflowWrap: "anywhere" }}>
          {data?.name}
        </Title>
      </Group>
      {data ? (
        <>
          <ContactFacts contact={data} />
          <CallButton contactId={contactId} phones={numbersOf(data)} />
          <WrittenContact contact={data} />
          <LinkButton
            variant="default"
            to="/inbox"
            search={{ search: data.name }}
            leftSection={<IconInbox {...icon} aria-hidden />}
          >
            {t("contact.conversations")}
          </LinkButton>
          {mayAnswer && (
            <Button
              variant="default"
              leftSection={<IconMessagePlus {...icon} aria-hidden />}
              onClick={() => openStartChat({ contactId: data.id, name: data.name, to: addressOf(data) })}
            >
              {t("startChat.title")}
            </Button>
          )}
          <ContactTouches contactId={contactId} />
          <TimelineList owner={{ contactId }} />
        </>
      ) : (
        <Later>
          <Skeleton height="10em" />
        </Later>
      )}
    </Stack>
  );
}

/** What the messenger knows and what people wrote down, each once. */
const numbersOf = ({ phone, phones }: Contact): readonly string[] => [
  ...new Set([...(phone ? [phone] : []), ...phones.map((number) => number.e164 ?? number.phone)]),
];

/** By what Telegram could find them. */
function addressOf({ phone, identities }: Contact): string {
  const username = identities.find((identity) => identity.username)?.username;
  return phone ?? (username ? `@${username}` : "");
}
