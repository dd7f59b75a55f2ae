import { useTranslation } from "react-i18next";
import type { Onlooker } from "../../../../../contracts/realtime.ts";

/** What colleagues do in a conversation; who writes an answer comes before who only looks. */
export function useOnlookerWords(): (others: readonly Onlooker[]) => string {
  const { t, i18n } = useTranslation();
  return (others) => {
    const typing = others.filter((one) => one.typing);
    const shown = typing.length > 0 ? typing : others;
    const names = new Intl.ListFormat(i18n.language).format(shown.map(({ name }) => name));
    return t(typing.length > 0 ? "together.typing" : "together.looking", { names, count: shown.length });
  };
}
