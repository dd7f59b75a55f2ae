import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../../../../contracts/audit.ts";
import { exactTime } from "../../../format/dates.ts";
import classes from "./AuditScreen.module.css";
import { useAuditWords } from "./useAuditWords.ts";

interface AuditTableProps {
  readonly entries: readonly AuditEntry[];
  readonly onOpen: (entry: AuditEntry) => void;
}

/** The whole row is pressed; the button in it is what the keyboard and a screen reader find. */
export function AuditTable({ entries, onOpen }: AuditTableProps) {
  const { t, i18n } = useTranslation();
  const { whoDid } = useAuditWords();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("audit.when")}</th>
          <th scope="col">{t("audit.who")}</th>
          <th scope="col">{t("audit.what")}</th>
          <th scope="col">{t("audit.address")}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} onClick={() => onOpen(entry)}>
            <td className={classes.quiet}>{exactTime(entry.occurredAt, i18n.language)}</td>
            <td>{whoDid(entry)}</td>
            <td>
              <button type="button" className={classes.open}>
                {t(`audit.action.${entry.action}`)}
              </button>
            </td>
            <td className={classes.quiet}>{entry.address ?? "—"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
