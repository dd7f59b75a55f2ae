import { useTranslation } from "react-i18next";
import type { Device } from "../../../../../../contracts/device.ts";
import { exactTime, listTime } from "../../../format/dates.ts";
import { ago } from "../../../format/timeLeft.ts";
import { useNow } from "../../../format/useNow.ts";

/** How long ago while it is in touch, and since when where it is not. */
export function SeenAt({ device: { lastSeenAt, isActive } }: { readonly device: Device }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (lastSeenAt === null) return t("phones.never");
  return (
    <time dateTime={lastSeenAt} title={exactTime(lastSeenAt, i18n.language)}>
      {isActive ? ago(now - Date.parse(lastSeenAt), i18n.language) : listTime(lastSeenAt, i18n.language)}
    </time>
  );
}
