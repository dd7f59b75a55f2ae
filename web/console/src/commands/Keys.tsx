import { Kbd } from "@mantine/core";
import { keysOf } from "./chord.ts";
import classes from "./Keys.module.css";

export function Keys({ chord }: { readonly chord: string }) {
  return (
    <span className={classes.keys}>
      {keysOf(chord).map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </span>
  );
}
