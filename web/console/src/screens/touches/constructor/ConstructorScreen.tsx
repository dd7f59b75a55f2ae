import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Later } from "../../../parts/Later.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { sequence } from "../../../queries/touches.ts";
import { Constructor } from "./Constructor.tsx";
import classes from "./Constructor.module.css";

const route = getRouteApi("/shell/touches/$sequenceId");

/** One sequence or automation, as it is drawn. */
export function ConstructorScreen() {
  const { sequenceId } = route.useParams();
  const { data, error, refetch } = useQuery(sequence(sequenceId));
  if (data) return <Constructor key={sequenceId} loaded={data} />;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <Later>
      <div className={classes.loading}>
        <Skeleton height="2.5em" />
        <Skeleton height="100%" />
      </div>
    </Later>
  );
}
