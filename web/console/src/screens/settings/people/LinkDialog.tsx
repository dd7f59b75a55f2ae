import { Button, CopyButton, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PersonLink } from "../../../../../../contracts/person.ts";
import { exactTime } from "../../../format/dates.ts";

interface LinkDialogProps {
  readonly link: PersonLink | undefined;
  readonly onClose: () => void;
}

/** The one time a link is shown: to copy and hand over. */
export function LinkDialog({ link, onClose }: LinkDialogProps) {
  const { t, i18n } = useTranslation();
  return (
    <Modal opened={link !== undefined} onClose={onClose} title={t("people.linkTitle")}>
      {link && (
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t("people.linkLead", { date: exactTime(link.expiresAt, i18n.language) })}
          </Text>
          {link.isMailed && <Text size="sm">{t("ways.linkMailed")}</Text>}
          <TextInput label={t("people.link")} readOnly value={link.url} onFocus={(event) => event.target.select()} />
          <CopyButton value={link.url}>
            {({ copied, copy }) => <Button onClick={copy}>{copied ? t("action.copied") : t("action.copy")}</Button>}
          </CopyButton>
        </Stack>
      )}
    </Modal>
  );
}
