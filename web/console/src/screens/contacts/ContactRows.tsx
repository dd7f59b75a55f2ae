import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../../../../contracts/contact.ts";
import type { ContactId } from "../../../../../contracts/ids.ts";
import { exactTime, listTime } from "../../format/dates.ts";
import { readablePhone } from "../../format/phone.ts";
import { ContactAvatar } from "../../parts/ContactAvatar.tsx";
import { contactRowHeight } from "../../theme.ts";
import classes from "./ContactsScreen.module.css";

interface ContactRowsProps {
  readonly contacts: readonly Contact[];
  readonly selected: ContactId | undefined;
  readonly onEnd: () => void;
}

const rowsBeforeEnd = 10;

export function ContactRows({ contacts, selected, onEnd }: ContactRowsProps) {
  const { t, i18n } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: contacts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => contactRowHeight,
    overscan: 12,
  });
  const items = rows.getVirtualItems();
  const nearEnd = (items.at(-1)?.index ?? 0) >= contacts.length - rowsBeforeEnd;
  useEffect(() => {
    if (nearEnd) onEnd();
  }, [nearEnd, contacts.length, onEnd]);

  return (
    <div ref={scroller} className={classes.scroller}>
      <div className={classes.rows} style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const contact = contacts[index];
          if (!contact) return null;
          const { id, name, phone, identities, createdAt } = contact;
          return (
            <Link
              key={id}
              to="/contacts/$contactId"
              params={{ contactId: id }}
              search={(now) => ({ search: now.search })}
              className={classes.row}
              style={{ transform: `translateY(${start}px)` }}
              aria-current={id === selected ? "true" : undefined}
            >
              <span className={classes.who}>
                <ContactAvatar id={id} name={name} {...(identities[0] && { channel: identities[0].channelKind })} />
                <span className={classes.name}>{name}</span>
              </span>
              <span className={classes.quiet}>{phone ? readablePhone(phone) : ""}</span>
              <time
                className={classes.quiet}
                dateTime={createdAt}
                title={`${t("contacts.since")}: ${exactTime(createdAt, i18n.language)}`}
              >
                {listTime(createdAt, i18n.language)}
              </time>
            </Link>
          );
        })}
      </div>
    </div>
  );
}
