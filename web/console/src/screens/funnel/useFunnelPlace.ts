import { getRouteApi, useNavigate, useParams } from "@tanstack/react-router";
import type { z } from "zod";
import type { ConversationId } from "../../../../../contracts/ids.ts";
import type { FunnelSearch } from "../../search.ts";

type Search = z.infer<typeof FunnelSearch>;

const route = getRouteApi("/shell/funnel");

/** Which board is shown and what beside it, as the address bar says, and the ways to elsewhere. */
export function useFunnelPlace() {
  const search = route.useSearch();
  const { conversationId } = useParams({ strict: false });
  const navigate = useNavigate();
  return {
    search,
    conversationId,
    narrow: (change: Partial<Search>) =>
      void navigate({ to: ".", search: (now) => ({ ...now, ...change }), replace: true }),
    turnTo: (change: Partial<Search>) => void navigate({ to: "/funnel", search: (now) => ({ ...now, ...change }) }),
    open: (id: ConversationId) =>
      void navigate({
        to: "/funnel/$conversationId",
        params: { conversationId: id },
        search: (now) => ({ ...now, panel: undefined, message: undefined, asOf: undefined }),
      }),
    close: () =>
      void navigate({
        to: "/funnel",
        search: (now) => ({ ...now, panel: undefined, message: undefined, asOf: undefined }),
      }),
  } as const;
}
