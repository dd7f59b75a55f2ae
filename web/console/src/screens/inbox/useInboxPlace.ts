import { getRouteApi, useNavigate, useParams } from "@tanstack/react-router";
import { useCallback } from "react";
import type { z } from "zod";
import type { ConversationId } from "../../../../../contracts/ids.ts";
import type { InboxSearch, PanelTab } from "../../search.ts";

type Search = z.infer<typeof InboxSearch>;

const route = getRouteApi("/shell/inbox");

/** Where in the inbox somebody is, as the address bar says, and the ways to elsewhere. */
export function useInboxPlace() {
  const search = route.useSearch();
  const { conversationId } = useParams({ strict: false });
  const navigate = useNavigate();

  const open = useCallback(
    (id: ConversationId) =>
      void navigate({ to: "/inbox/$conversationId", params: { conversationId: id }, search: onlyList }),
    [navigate],
  );
  const toList = useCallback(() => void navigate({ to: "/inbox", search: onlyList }), [navigate]);
  const narrow = useCallback(
    (change: Pick<Search, "filter" | "where" | "sort" | "search">) =>
      void navigate({ to: ".", search: (now) => ({ ...now, ...change }), replace: true }),
    [navigate],
  );
  const showPanel = useCallback(
    (panel: PanelTab | undefined, replace = false) =>
      void navigate({ to: ".", search: (now) => ({ ...now, panel }), replace }),
    [navigate],
  );
  const showMessage = useCallback(
    (message: Search["message"], panel: Search["panel"]) =>
      void navigate({ to: ".", search: (now) => ({ ...now, message, panel }), replace: true }),
    [navigate],
  );
  const showAsOf = useCallback(
    (asOf: Search["asOf"]) => void navigate({ to: ".", search: (now) => ({ ...now, asOf }), replace: true }),
    [navigate],
  );

  return {
    conversationId,
    filter: search.filter ?? "all",
    where: search.where,
    sort: search.sort ?? "active",
    search: search.search ?? "",
    panel: search.panel,
    message: search.message,
    asOf: search.asOf,
    open,
    toList,
    narrow,
    showPanel,
    showMessage,
    showAsOf,
  } as const;
}

/** Another conversation keeps the list's filter, not the former one's anchor. */
const onlyList = (now: Search): Search => ({
  filter: now.filter,
  where: now.where,
  sort: now.sort,
  search: now.search,
});
