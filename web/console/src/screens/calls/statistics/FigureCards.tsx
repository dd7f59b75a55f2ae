import { useTranslation } from "react-i18next";
import type { CallFigures } from "../../../../../../contracts/callStatistics.ts";
import { duration, percent, wholeNumber } from "../../../format/numbers.ts";
import { DrillButton } from "./DrillButton.tsx";
import classes from "./Statistics.module.css";

/** The four numbers somebody looks at first. */
export function FigureCards({ figures }: { readonly figures: CallFigures }) {
  const { t, i18n } = useTranslation();
  const { total, connected, unknown, connectRatePercent, averageTalkSeconds } = figures;
  return (
    <dl className={classes.cards}>
      <Card name={t("calls.total")}>
        <DrillButton what={t("calls.total")} to={{}}>
          {wholeNumber(total, i18n.language)}
        </DrillButton>
      </Card>
      <Card name={t("calls.connectRate")} kind="connected">
        <DrillButton what={t("callOutcome.connected")} to={{ outcome: "connected" }}>
          {percent(connectRatePercent / 100, i18n.language)}
        </DrillButton>
      </Card>
      <Card name={t("calls.averageTalk")} lead={t("calls.averageTalkLead")}>
        {connected === 0 ? "—" : duration(averageTalkSeconds)}
      </Card>
      <Card name={t("calls.unclear")} kind="unknown">
        <DrillButton what={t("callOutcome.unknown")} to={{ outcome: "unknown" }}>
          {wholeNumber(unknown, i18n.language)}
        </DrillButton>
      </Card>
    </dl>
  );
}

interface CardProps {
  readonly name: string;
  readonly lead?: string;
  readonly kind?: "connected" | "unknown";
  readonly children: React.ReactNode;
}

function Card({ name, lead, kind, children }: CardProps) {
  return (
    <div className={classes.card} data-kind={kind}>
      <dt>{name}</dt>
      <dd>{children}</dd>
      {lead && <dd className={classes.lead}>{lead}</dd>}
    </div>
  );
}
