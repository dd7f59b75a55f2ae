import { QueryClient } from "@tanstack/react-query";
import { errorCode } from "../api/clientError.ts";
import { heedEarlyNews } from "./heedEarlyNews.ts";

const worthRepeating = new Set<string>(["offline", "database.unavailable", "temporal.unavailable"]);

/** Realtime events say when something is stale, so time and window focus do not. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      networkMode: "always",
      retry: (failures, error) => failures < 2 && worthRepeating.has(errorCode(error)),
    },
    mutations: { networkMode: "always" },
  },
});
heedEarlyNews(queryClient);
