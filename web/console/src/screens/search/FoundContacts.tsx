import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../../../../contracts/contact.ts";
import { readablePhone } from "../../format/phone.ts";
import { ContactAvatar } from "../../parts/ContactAvatar.tsx";
import classes from "./SearchScreen.module.css";
import { walkFound } from "./walkFound.ts";

/** Contacts whose name, phone or username was meant; nothing where there are none. */
export function FoundContacts({ contacts }: { readonly contacts: readonly Contact[] }) {
  const { t } = useTranslation();
  if (contacts.length === 0) return null;
  return (
    <section aria-labelledby="found-contacts">
      <h2 id="found-contacts" className={classes.heading}>
        {t("search.contacts")}
      </h2>
      <ul className={classes.contacts}>
        {contacts.map(({ id, name, phone, identities: [identity] }) => (
          <li key={id}>
            <Link
              to="/contacts/$contactId"
              params={{ contactId: id }}
              className={classes.contact}
              data-found
              onKeyDown={walkFound}
            >
              <ContactAvatar id={id} name={name} {...(identity && { channel: identity.channelKind })} />
              <span className={classes.name}>{name}</span>
              {phone && <span className={classes.phone}>{readablePhone(phone)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
