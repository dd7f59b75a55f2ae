import { VisuallyHidden } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Call } from "../../../../../contracts/call.ts";
import { exactTime, shortMoment } from "../../format/dates.ts";
import { duration } from "../../format/numbers.ts";
import { readablePhone } from "../../format/phone.ts";
import classes from "./CallRows.module.css";
import { OutcomeMark } from "./OutcomeMark.tsx";

interface CallRowProps {
  readonly call: Call;
  readonly index: number;
  readonly start: number;
  readonly height: number;
  readonly isOpened: boolean;
  readonly onOpen: (id: Call["id"]) => void;
  readonly onKeyDown: (index: number, event: KeyboardEvent) => void;
}

/** What a phone did not tell. */
const NOTHING = "—";

/** The whole row is pressed; the button in it is what the keyboard and a screen reader find. */
export function CallRow({ call, index, start, height, isOpened, onOpen, onKeyDown }: CallRowProps) {
  const { t, i18n } = useTranslation();
  const { id, operatorName, companyName, contactName, phone, direction, resolveMethod, actionSource } = call;
  const at = call.startedAt ?? call.createdAt;
  const whom = companyName ?? contactName;
  return (
    <tr
      className={classes.row}
      style={{ transform: `translateY(${start}px)`, height }}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isOpened || undefined}
      onClick={() => onOpen(id)}
    >
      <td className={classes.when}>
        <button
          type="button"
          className={classes.open}
          title={exactTime(at, i18n.language)}
          onKeyDown={(event) => onKeyDown(index, event)}
        >
          {shortMoment(at, i18n.language)}
          <VisuallyHidden> {t("calls.open", { phone: readablePhone(phone) })}</VisuallyHidden>
        </button>
      </td>
      <td className={classes.operator}>{operatorName || NOTHING}</td>
      <td className={classes.whom} title={whom ?? undefined}>
        {whom ?? NOTHING}
      </td>
      <td className={classes.number}>{readablePhone(phone)}</td>
      <td className={classes.outcome}>
        <OutcomeMark call={call} />
      </td>
      <td className={classes.duration}>{call.durationSeconds === null ? NOTHING : duration(call.durationSeconds)}</td>
      <td className={classes.direction}>{direction === null ? NOTHING : t(`callDirection.${direction}`)}</td>
      <td className={classes.method}>{resolveMethod === null ? NOTHING : t(`callMethod.${resolveMethod}`)}</td>
      <td className={classes.source}>{actionSource === null ? NOTHING : t(`callSource.${actionSource}`)}</td>
    </tr>
  );
}
