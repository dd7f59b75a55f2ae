import { useTranslation } from "react-i18next";
import type { CallSplits } from "../../../../../../contracts/callStatistics.ts";
import { percent } from "../../../format/numbers.ts";
import type { CallsSearch } from "../callsSearch.ts";
import { DrillButton } from "./DrillButton.tsx";
import classes from "./Statistics.module.css";

interface SplitListProps {
  readonly splits: CallSplits;
  readonly total: number;
}

/** How many calls have each direction, method and source; what phones did not tell stands apart. */
export function SplitList({ splits, total }: SplitListProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.splits}>
      <Split
        name={t("calls.direction")}
        total={total}
        parts={splits.direction.map(({ value, calls }) => ({
          name: t(`callDirection.${value}`),
          calls,
          to: { direction: value },
        }))}
      />
      <Split
        name={t("calls.method")}
        total={total}
        parts={splits.resolveMethod.map(({ value, calls }) => ({
          name: t(`callMethod.${value}`),
          calls,
          to: { resolveMethod: value },
        }))}
      />
      <Split
        name={t("calls.source")}
        total={total}
        parts={splits.actionSource.map(({ value, calls }) => ({
          name: t(`callSource.${value}`),
          calls,
          to: { actionSource: value },
        }))}
      />
    </div>
  );
}

interface SplitProps {
  readonly name: string;
  readonly total: number;
  readonly parts: readonly { readonly name: string; readonly calls: number; readonly to: Partial<CallsSearch> }[];
}

function Split({ name, total, parts }: SplitProps) {
  const { i18n } = useTranslation();
  return (
    <section aria-label={name}>
      <h3 className={classes.lead}>{name}</h3>
      <ul className={classes.parts}>
        {parts
          .filter(({ calls }) => calls > 0)
          .map(({ name: part, calls, to }) => (
            <li key={part} className={classes.part}>
              <DrillButton what={`${name}: ${part}`} to={to}>
                {part}
              </DrillButton>
              <span>
                {calls} · {percent(calls / total, i18n.language)}
              </span>
              <span className={classes.share} style={{ inlineSize: `${(calls / total) * 100}%` }} />
            </li>
          ))}
      </ul>
    </section>
  );
}
