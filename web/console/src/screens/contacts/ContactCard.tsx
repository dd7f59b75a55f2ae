import { Group, Skeleton, Stack, Title } from "@mantine/core";
import { IconArrowLeft, IconInbox } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ContactId } from "../../../../../contracts/ids.ts";
import { Later } from "../../parts/Later.tsx";
import { ContactAvatar } from "../../parts/ContactAvatar.tsx";
import { LinkButton, LinkIcon } from "../../parts/LinkButton.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { contact } from "../../queries/records.ts";
import { useLayout } from "../../shell/useLayout.ts";
import { icon } from "../../theme.ts";
import { TimelineList } from "../companies/card/TimelineList.tsx";
import { ContactFacts } from "./ContactFacts.tsx";
import { WrittenContact } from "./WrittenContact.tsx";

export function ContactCard({ contactId }: { readonly contactId: ContactId }) {
  const { t } = useTranslation();
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
          <WrittenContact contact={data} />
          <LinkButton
            variant="default"
            to="/inbox"
            search={{ search: data.name }}
            leftSection={<IconInbox {...icon} aria-hidden />}
          >
            {t("contact.conversations")}
          </LinkButton>
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
