import { ActionIcon, Anchor, Group, Text, Tooltip } from "@mantine/core";
import { IconPencil, IconSnowflake, IconSnowflakeOff } from "@tabler/icons-react";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PhoneNumber, PhoneNumberToSave } from "../../../../../../contracts/contactPoints.ts";
import { PhoneKind } from "../../../../../../contracts/contactPoints.ts";
import { markColdCall } from "../../../../../../contracts/endpoints/companies.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { fullDate } from "../../../format/dates.ts";
import { readablePhone } from "../../../format/phone.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { icon, smallIcon } from "../../../theme.ts";
import classes from "./Points.module.css";
import { PointsDialog } from "./PointsDialog.tsx";
import { phonesOf, pointsOfPhones } from "./points.ts";

interface PhoneListProps {
  readonly phones: readonly PhoneNumber[];
  readonly mayEdit: boolean;
  readonly onSave: (phones: PhoneNumberToSave[]) => Promise<unknown>;
}

/** The numbers of a card, each with whose it is and whether it was called cold. */
export function PhoneList({ phones, mayEdit, onSave }: PhoneListProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  return (
    <section aria-label={t("companies.field.phones")}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {t("companies.field.phones")}
        </Text>
        {mayEdit && (
          <ActionIcon size="md" aria-label={t("companies.editPhones")} onClick={() => setEditing(true)}>
            <IconPencil {...smallIcon} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {phones.length === 0 && <Text size="sm">{t("companies.noPhones")}</Text>}
      {phones.length > 0 && (
        <ul className={classes.points}>
          {phones.map((number) => (
            <li key={number.id} className={classes.point}>
              <div className={classes.what}>
                {number.e164 === null ? (
                  <span>{number.phone}</span>
                ) : (
                  <Anchor href={`tel:${number.e164}`} title={number.phone} size="sm">
                    {readablePhone(number.e164)}
                  </Anchor>
                )}
                <span className={classes.more}>
                  {[t(`companies.phoneKind.${number.kind}`), number.comment].filter(Boolean).join(" · ")}
                </span>
              </div>
              <ColdMark number={number} mayEdit={mayEdit} />
            </li>
          ))}
        </ul>
      )}
      <PointsDialog
        opened={editing}
        title={t("companies.editPhones")}
        add={t("companies.addPhone")}
        field={{ label: t("companies.phone"), type: "tel" }}
        kinds={PhoneKind.options.map((kind) => ({ value: kind, label: t(`companies.phoneKind.${kind}`) }))}
        points={pointsOfPhones(phones)}
        onClose={() => setEditing(false)}
        onSave={(points) => onSave(phonesOf(points))}
      />
    </section>
  );
}

function ColdMark({ number, mayEdit }: { readonly number: PhoneNumber; readonly mayEdit: boolean }) {
  const { t, i18n } = useTranslation();
  const { id, phone, isColdCall, coldMarkedAt, coldMarkedByName } = number;
  const mark = useMutation({
    mutationFn: () => call(markColdCall, { params: { phoneNumberId: id }, body: { isColdCall: !isColdCall } }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["companies"] }),
        queryClient.invalidateQueries({ queryKey: ["contact"] }),
      ]),
    onError: (error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) }),
  });
  const said = isColdCall
    ? t("companies.coldBy", {
        name: coldMarkedByName ?? "",
        date: coldMarkedAt ? fullDate(coldMarkedAt, i18n.language) : "",
      })
    : t("companies.markCold", { phone });
  if (!mayEdit && !isColdCall) return null;
  return (
    <Tooltip label={said}>
      <ActionIcon
        size="md"
        variant={isColdCall ? "light" : "subtle"}
        color={isColdCall ? "blue" : "gray"}
        aria-pressed={isColdCall}
        aria-label={t("companies.markCold", { phone })}
        disabled={!mayEdit || mark.isPending}
        onClick={() => mark.mutate()}
      >
        {isColdCall ? <IconSnowflake {...icon} aria-hidden /> : <IconSnowflakeOff {...icon} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
