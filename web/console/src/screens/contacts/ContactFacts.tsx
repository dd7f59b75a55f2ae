import { Anchor, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../../../../contracts/contact.ts";
import { ChannelBadge } from "../../channels/ChannelBadge.tsx";
import { fullDate } from "../../format/dates.ts";
import { readablePhone } from "../../format/phone.ts";
import { LinkText } from "../../parts/LinkButton.tsx";
import { Fact, Facts } from "../inbox/panel/Facts.tsx";
import classes from "./ContactFacts.module.css";
import { Responsible } from "./Responsible.tsx";

/** A contact's phone and the messengers they write from. */
export function ContactFacts({ contact }: { readonly contact: Contact }) {
  const { t, i18n } = useTranslation();
  const { phone, identities, createdAt } = contact;
  return (
    <Stack gap="lg">
      <Facts>
        <Fact name={t("contact.phone")}>
          {phone ? (
            <Anchor href={`tel:${phone}`}>{readablePhone(phone)}</Anchor>
          ) : (
            <Text size="sm" c="dimmed">
              {t("contact.noPhone")}
            </Text>
          )}
        </Fact>
        {contact.companyId && (
          <Fact name={t("companies.field.companyId")}>
            <LinkText to="/companies/$companyId" params={{ companyId: contact.companyId }}>
              {contact.companyName}
            </LinkText>
          </Fact>
        )}
        {contact.position && <Fact name={t("companies.field.position")}>{contact.position}</Fact>}
        {contact.note && <Fact name={t("companies.field.note")}>{contact.note}</Fact>}
        <Fact name={t("assign.responsible")}>
          <Responsible contact={contact} />
        </Fact>
        <Fact name={t("contacts.since")}>{fullDate(createdAt, i18n.language)}</Fact>
      </Facts>
      <div>
        <Text size="sm" c="dimmed" mb="xs">
          {t("contact.identities")}
        </Text>
        <ul className={classes.identities}>
          {identities.map(({ channelAccountId, channelKind, externalId, username }) => (
            <li key={`${channelAccountId} ${externalId}`} className={classes.identity}>
              <ChannelBadge kind={channelKind} />
              <span className={classes.kind}>{t(`channelKind.${channelKind}`)}</span>
              <span className={classes.external} title={externalId}>
                {username ? `@${username}` : externalId}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Stack>
  );
}
