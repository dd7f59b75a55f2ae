import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { z } from "zod";
import type { ConversationId } from "../../../../../contracts/ids.ts";
import type { InboxSearch, PanelTab } from "../../search.ts";

type Search = z.infer<typeof InboxSearch>;

/**
 * Where in the inbox somebody is, as the address bar says, and the ways to elsewhere. Beside the board of the funnel the
 * thread has a place as well, and its list is the board.
 */
export function useInboxPlace() {
  const inInbox = useSearch({ from: "/shell/inbox", shouldThrow: false });
  const inFunnel = useSearch({ from: "/shell/funnel", shouldThrow: false });
  const search: Search = inInbox ?? inFunnel ?? {};
  const list = inFunnel === undefined ? "/inbox" : "/funnel";
  const { conversationId } = useParams({ strict: false });
  const navigate = useNavigate();

  const open = useCallback(
    (id: ConversationId) =>
      void navigate({ to: "/inbox/$conversationId", params: { conversationId: id }, search: onlyList }),
    [navigate],
  );
  const toList = useCallback(
    () =>
      void (list === "/inbox"
        ? navigate({ to: list, search: onlyList })
        : navigate({ to: list, search: (now) => ({ ...now, panel: undefined, message: undefined, asOf: undefined }) })),
    [navigate, list],
  );
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
    besideBoard: inFunnel !== undefined,
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
