import { useTranslation } from "react-i18next";
import type { Route } from "../../../../../contracts/sequence.ts";
import { useTouchReferences } from "./useTouchReferences.ts";

/** What a way to the contact is called. */
export function useRouteName(): (route: Route) => string {
  const { t } = useTranslation();
  const { accounts } = useTouchReferences();
  return (route) => {
    if (route.kind === "lastUsed") return t("touches.route.lastUsed");
    if (route.kind === "messenger")
      return t("touches.route.messenger", { name: t(`channelKind.${route.channelKind}`) });
    return t("touches.route.account", { name: accounts.find(({ id }) => id === route.id)?.name ?? route.id });
  };
}
