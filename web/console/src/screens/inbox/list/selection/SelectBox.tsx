import classes from "./SelectBox.module.css";
import { useTranslation } from "../../../../words/useTranslation.ts";

interface SelectBoxProps {
  readonly name: string;
  readonly checked: boolean;
  /** Some are being selected, so that every card shows its box. */
  readonly shown: boolean;
  readonly onToggle: (isRange: boolean) => void;
}

/** The box of a card: there when the pointer is over the card, and while some are selected. */
export function SelectBox({ name, checked, shown, onToggle }: SelectBoxProps) {
  const { t } = useTranslation();
  return (
    <label className={classes.box} data-shown={shown || undefined}>
      <input
        type="checkbox"
        aria-label={t("bulk.select", { name })}
        tabIndex={shown ? 0 : -1}
        checked={checked}
        onClick={(event) => onToggle(event.shiftKey)}
        readOnly
      />
    </label>
  );
}
