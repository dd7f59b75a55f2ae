import { Group, Skeleton, Stack } from "@mantine/core";
import { Later } from "./Later.tsx";
import classes from "./RowSkeletons.module.css";

/** The shape of a list of people while it loads. */
export function RowSkeletons({ rows }: { readonly rows: number }) {
  return (
    <Later>
      <Stack gap={0} aria-hidden>
        {Array.from({ length: rows }, (_, row) => (
          <Group key={row} className={classes.row} gap="md" wrap="nowrap">
            <Skeleton className={classes.face} circle />
            <Stack gap="sm" flex={1}>
              <Skeleton height="0.7em" width={`${40 + ((row * 17) % 30)}%`} />
              <Skeleton height="0.6em" width={`${60 + ((row * 23) % 35)}%`} />
            </Stack>
          </Group>
        ))}
      </Stack>
    </Later>
  );
}
