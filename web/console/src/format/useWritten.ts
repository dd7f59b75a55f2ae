import { useTranslation } from "react-i18next";
import { z } from "zod";
import { exactTime } from "./dates.ts";

/** A recorded value of any kind as people write it: moments as dates, yes and no, lists with commas. Nothing is "". */
export function useWritten(): (value: unknown) => string {
  const { t, i18n } = useTranslation();
  return function written(value): string {
    if (value === null || value === undefined) return "";
    if (typeof value === "boolean") return t(value ? "written.yes" : "written.no");
    if (Array.isArray(value)) return value.map(written).join(", ");
    if (typeof value !== "string") return JSON.stringify(value, null, 2);
    return Moment.safeParse(value).success ? exactTime(value, i18n.language) : value;
  };
}

const Moment = z.iso.datetime();
