import { Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../../../../contracts/audit.ts";
import { exactTime } from "../../../format/dates.ts";
import { AuditDiff } from "./AuditDiff.tsx";
import classes from "./AuditScreen.module.css";
import type { AuditSearch } from "./auditSearch.ts";
import { useAuditWords } from "./useAuditWords.ts";

interface AuditSheetProps {
  readonly entry: AuditEntry | undefined;
  readonly onClose: () => void;
  readonly onNarrow: (change: Partial<AuditSearch>) => void;
}

/** One entry in full: what changed, and where the order came from. */
export function AuditSheet({ entry, onClose, onNarrow }: AuditSheetProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={entry !== undefined}
      onClose={onClose}
      title={entry && t(`audit.action.${entry.action}`)}
      position="right"
      size="lg"
    >
      {entry && <EntryInFull entry={entry} onNarrow={onNarrow} />}
    </Drawer>
  );
}

function EntryInFull({ entry, onNarrow }: { readonly entry: AuditEntry } & Pick<AuditSheetProps, "onNarrow">) {
  const { t, i18n } = useTranslation();
  const { whoDid } = useAuditWords();
  const { operatorId, entityId, address, requestId, occurredAt } = entry;
  return (
    <Stack gap="lg">
      <Text c="dimmed" size="sm">
        {whoDid(entry)} · {exactTime(occurredAt, i18n.language)}
      </Text>
      <AuditDiff entry={entry} />
      <dl className={classes.facts}>
        <dt>{t("audit.entity")}</dt>
        <dd>{entityId ?? "—"}</dd>
        <dt>{t("audit.address")}</dt>
        <dd>{address ?? "—"}</dd>
        <dt>{t("audit.request")}</dt>
        <dd>{requestId ?? "—"}</dd>
      </dl>
      <Group gap="sm">
        {operatorId && (
          <Button variant="default" onClick={() => onNarrow({ operator: operatorId })}>
            {t("audit.onlyPerson")}
          </Button>
        )}
        {entityId && (
          <Button variant="default" onClick={() => onNarrow({ entity: entityId })}>
            {t("audit.onlyEntity")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
