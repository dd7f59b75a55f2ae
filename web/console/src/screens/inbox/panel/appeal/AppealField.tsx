import { ActionIcon, Box, Tooltip } from "@mantine/core";
import { IconPencil, IconQuote } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { EntityField, FieldSupport } from "../../../../../../../contracts/extraction.ts";
import type { MessageId } from "../../../../../../../contracts/ids.ts";
import { percent } from "../../../../format/numbers.ts";
import { pointAt, pointAtNothing } from "../../../../state/highlight.ts";
import { smallIcon } from "../../../../theme.ts";
import { usePanel } from "../usePanel.ts";
import classes from "./AppealField.module.css";

interface AppealFieldProps {
  readonly field: EntityField;
  /** Undefined: it was not said. */
  readonly value: string | undefined;
  readonly support: FieldSupport | undefined;
  readonly byHand: boolean;
  readonly onEdit: (() => void) | undefined;
}

/** One extracted value. Pointing at it marks, in the thread, the words it was understood from. */
export function AppealField({ field, value, support, byHand, onEdit }: AppealFieldProps) {
  const { t } = useTranslation();
  const name = t(`field.${field}`);
  const evidence = byHand || value === undefined ? undefined : support?.evidence;
  const point = () => evidence && pointAt(evidence);
  useEffect(() => pointAtNothing, []);
  return (
    <div
      className={classes.field}
      data-field={field}
      onPointerEnter={point}
      onPointerLeave={pointAtNothing}
      onFocus={point}
      onBlur={pointAtNothing}
    >
      <div className={classes.name}>{name}</div>
      <div className={classes.body}>
        <span className={value === undefined ? classes.unknown : classes.value}>{value ?? t("appeal.unknown")}</span>
        {byHand && <span className={classes.byHand}>{t("appeal.byHand")}</span>}
        {!byHand && value !== undefined && support && <Confidence value={support.confidence} />}
      </div>
      <div className={classes.actions}>
        {evidence?.[0] && (
          <EvidenceButton label={t("appeal.showEvidence", { field: name })} messageId={evidence[0].messageId} />
        )}
        {onEdit && (
          <ActionIcon size="md" aria-label={t("appeal.editField", { field: name })} onClick={onEdit}>
            <IconPencil {...smallIcon} />
          </ActionIcon>
        )}
      </div>
    </div>
  );
}

function EvidenceButton({ label, messageId }: { readonly label: string; readonly messageId: MessageId }) {
  const { reveal } = usePanel();
  return (
    <Tooltip label={label}>
      <ActionIcon size="md" aria-label={label} onClick={() => reveal(messageId)}>
        <IconQuote {...smallIcon} />
      </ActionIcon>
    </Tooltip>
  );
}

function Confidence({ value }: { readonly value: number }) {
  const { t, i18n } = useTranslation();
  const words = t("appeal.confidence", { percent: percent(value, i18n.language) });
  return (
    <Box
      className={classes.confidence}
      __vars={{ "--share": String(value) }}
      data-doubtful={value < 0.6 || undefined}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <meter> cannot be drawn as a thin line in every browser
      role="meter"
      aria-label={words}
      aria-valuenow={Math.round(value * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      title={words}
    />
  );
}
