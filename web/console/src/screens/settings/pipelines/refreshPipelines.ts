import { funnelKey, pipelines } from "../../../queries/funnel.ts";
import { queryClient } from "../../../queries/queryClient.ts";

/** Whatever is arranged here, boards show it at once. */
export const refreshPipelines = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: pipelines().queryKey }),
    queryClient.invalidateQueries({ queryKey: funnelKey }),
    queryClient.invalidateQueries({ queryKey: ["appeals"] }),
  ]);
