import { ActionIcon, Anchor, Group, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmailKind } from "../../../../../../contracts/contactPoints.ts";
import type { EmailAddress, EmailAddressToSave } from "../../../../../../contracts/contactPoints.ts";
import { smallIcon } from "../../../theme.ts";
import classes from "./Points.module.css";
import { emailsOf, pointsOfEmails } from "./points.ts";
import { PointsDialog } from "./PointsDialog.tsx";

interface EmailListProps {
  readonly emails: readonly EmailAddress[];
  readonly mayEdit: boolean;
  readonly onSave: (emails: EmailAddressToSave[]) => Promise<unknown>;
}

/** The e-mail addresses of a card. */
export function EmailList({ emails, mayEdit, onSave }: EmailListProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  return (
    <section aria-label={t("companies.field.emails")}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {t("companies.field.emails")}
        </Text>
        {mayEdit && (
          <ActionIcon size="md" aria-label={t("companies.editEmails")} onClick={() => setEditing(true)}>
            <IconPencil {...smallIcon} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {emails.length === 0 && <Text size="sm">{t("companies.noEmails")}</Text>}
      {emails.length > 0 && (
        <ul className={classes.points}>
          {emails.map(({ id, email, kind, comment }) => (
            <li key={id} className={classes.point}>
              <div className={classes.what}>
                <Anchor href={`mailto:${email}`} size="sm">
                  {email}
                </Anchor>
                <span className={classes.more}>
                  {[t(`companies.emailKind.${kind}`), comment].filter(Boolean).join(" · ")}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      <PointsDialog
        opened={editing}
        title={t("companies.editEmails")}
        add={t("companies.addEmail")}
        field={{ label: t("companies.email"), type: "email" }}
        kinds={EmailKind.options.map((kind) => ({ value: kind, label: t(`companies.emailKind.${kind}`) }))}
        points={pointsOfEmails(emails)}
        onClose={() => setEditing(false)}
        onSave={(points) => onSave(emailsOf(points))}
      />
    </section>
  );
}
