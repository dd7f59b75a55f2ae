import { Skeleton } from "@mantine/core";
import { Later } from "../../../parts/Later.tsx";
import classes from "./ThreadSkeleton.module.css";

const bubbles = [
  { side: "in", width: "46%", lines: 1 },
  { side: "in", width: "58%", lines: 2 },
  { side: "out", width: "52%", lines: 3 },
  { side: "in", width: "34%", lines: 1 },
  { side: "out", width: "40%", lines: 1 },
] as const;

export function ThreadSkeleton() {
  return (
    <Later>
      <div className={classes.bubbles} aria-hidden>
        {bubbles.map(({ side, width, lines }) => (
          <Skeleton key={width} className={classes[side]} width={width} height={`${lines * 1.4 + 1}em`} radius="lg" />
        ))}
      </div>
    </Later>
  );
}
