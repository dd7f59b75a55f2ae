import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listTime } from "../../../format/dates.ts";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { failedSignIns } from "../../../queries/security.ts";
import { Section } from "../profile/Section.tsx";
import classes from "./FailedSignInTable.module.css";

const longestBarEm = 5;

/** Who was tried, from where and how often; the bars compare at a glance. */
export function FailedSignInTable() {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useQuery(failedSignIns());
  const most = Math.max(1, ...(data ?? []).map(({ count }) => count));
  return (
    <Section title={t("security.failures")}>
      {!data && !error && <RowSkeletons rows={3} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("security.noFailures")}
        </Text>
      )}
      {data && data.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("security.account")}</th>
              <th scope="col">{t("security.address")}</th>
              <th scope="col">{t("security.attempts")}</th>
              <th scope="col">{t("security.lastAttempt")}</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ operator, address, count, lastAt }) => (
              <tr key={`${operator.id} ${address}`}>
                <td>{operator.name}</td>
                <td>{address ?? "—"}</td>
                <td>
                  <span className={classes.count}>
                    {count}
                    <span className={classes.bar} style={{ width: `${(count / most) * longestBarEm}em` }} aria-hidden />
                  </span>
                </td>
                <td>{listTime(lastAt, i18n.language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
