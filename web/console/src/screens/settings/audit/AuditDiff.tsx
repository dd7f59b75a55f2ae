import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../../../../../contracts/audit.ts";
import { useWritten } from "../../../format/useWritten.ts";
import classes from "./AuditScreen.module.css";
import { AuditField } from "./auditField.ts";

/** Every field that changed, its earlier value beside the later one. */
export function AuditDiff({ entry: { before, after } }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation();
  const written = useWritten();
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  if (fields.length === 0) return <Text c="dimmed">{t("audit.noFields")}</Text>;
  return (
    <table className={classes.diff}>
      <thead>
        <tr>
          <th scope="col">{t("audit.field")}</th>
          <th scope="col">{t("audit.before")}</th>
          <th scope="col">{t("audit.after")}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{isNamed(field) ? t(`auditField.${field}`) : field}</th>
            <td>{field in before && <del className={classes.before}>{written(before[field]) || "—"}</del>}</td>
            <td>{field in after && <ins className={classes.after}>{written(after[field]) || "—"}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isNamed = (field: string): field is AuditField => AuditField.safeParse(field).success;
