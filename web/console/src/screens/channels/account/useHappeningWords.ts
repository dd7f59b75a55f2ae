import { useTranslation } from "react-i18next";
import type { TelegramAccountHappening } from "../../../../../../contracts/telegramAccountEvent.ts";
import { wholeNumber } from "../../../format/numbers.ts";

interface HappeningWords {
  readonly what: string;
  readonly why: string | null;
  readonly tone: "plain" | "good" | "warn" | "bad";
}

/** Puts what happened to an account into words: what, and why. */
export function useHappeningWords(): (happening: TelegramAccountHappening) => HappeningWords {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return (happening) => {
    switch (happening.kind) {
      case "signedIn":
        return { what: t("channelPage.event.signedIn"), why: null, tone: "good" };
      case "held": {
        const { holder, epoch, why } = happening;
        return {
          what: t("channelPage.event.held", { holder }),
          why: t(`channelPage.event.heldWhy.${why}`, { epoch: wholeNumber(epoch, language) }),
          tone: why === "leaseRanOut" ? "warn" : "good",
        };
      }
      case "released": {
        const { holder, why } = happening;
        const what = t("channelPage.event.released", { holder });
        return { what, why: t(`channelPage.event.releasedWhy.${why}`), tone: "plain" };
      }
      case "caughtUp": {
        const { count, why } = happening;
        const tone = why === "gap" ? "warn" : "plain";
        return {
          what: t("channelPage.event.caughtUp", { count }),
          why: t(`channelPage.event.caughtUpWhy.${why}`),
          tone,
        };
      }
      case "flood": {
        const seconds = wholeNumber(happening.seconds, language);
        return { what: t("channelPage.event.flood", { seconds }), why: t("channelPage.event.floodWhy"), tone: "warn" };
      }
      case "ended": {
        const { problem } = happening;
        if (problem === null) return { what: t("channelPage.event.signedOut"), why: null, tone: "plain" };
        return { what: t("channelPage.event.ended"), why: t(`telegram.problem.${problem}`), tone: "bad" };
      }
      case "checkFailed":
        return {
          what: t("channelPage.event.checkFailed"),
          why: t(`channelPage.checkProblem.${happening.problem}`),
          tone: "bad",
        };
      case "checkRecovered":
        return { what: t("channelPage.event.checkRecovered"), why: null, tone: "good" };
      case "paused":
      case "resumed":
      case "relocationOrdered":
      case "signOutOrdered": {
        const { kind, by } = happening;
        const why = by === null ? null : t("channelPage.event.by", { name: by });
        return { what: t(`channelPage.event.${kind}`), why, tone: "plain" };
      }
    }
  };
}
