import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { Later } from "./Later.tsx";
import { Trouble } from "./Trouble.tsx";

interface LoadedProps<Item> {
  readonly query: {
    readonly data: readonly Item[] | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** What stands where there is nothing yet. */
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list as it comes: its outline at first, what went wrong, that there is nothing, or what there is. */
export function Loaded<Item>({ query: { data, error, refetch }, empty, children }: LoadedProps<Item>) {
  if (data) return data.length === 0 ? empty : children(data);
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <Later>
      <Skeleton height="12em" />
    </Later>
  );
}
