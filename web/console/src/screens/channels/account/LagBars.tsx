import { useTranslation } from "react-i18next";
import type { AccountLag } from "../../../../../../contracts/telegramAccount.ts";
import { secondsInWords } from "../../../format/numbers.ts";
import classes from "./LagBars.module.css";

const HEIGHT = 32;
const BAR = 10;
/** Whatever is quicker is drawn as a low bar: Telegram's times are whole seconds. */
const LEAST_MS = 2_000;

/** The last hour in five-minute bars: how late messages were stored at worst. The same in words beside it. */
export function LagBars({ lag }: { readonly lag: AccountLag }) {
  const { t, i18n } = useTranslation();
  const { messages, p50Ms, p95Ms, slots } = lag;
  if (messages === 0 || p50Ms === null || p95Ms === null)
    return <span className={classes.words}>{t("channelPage.lagNone")}</span>;
  const longest = Math.max(LEAST_MS, ...slots.map((ms) => ms ?? 0));
  const [half, most] = [p50Ms, p95Ms].map((ms) => secondsInWords(ms, i18n.language));
  return (
    <span className={classes.lag}>
      <svg className={classes.bars} viewBox={`0 0 ${slots.length * BAR} ${HEIGHT}`} aria-hidden>
        {slots.map((ms, index) => {
          const height = ms === null ? 1 : Math.max(3, (ms / longest) * HEIGHT);
          const place = { x: index * BAR, y: HEIGHT - height, width: BAR - 2, height };
          return <rect key={place.x} {...place} rx={1} data-empty={ms === null || undefined} />;
        })}
      </svg>
      <span className={classes.words}>{t("channelPage.lagWords", { half, most })}</span>
    </span>
  );
}
