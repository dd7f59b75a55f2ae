import { Combobox } from "@mantine/core";
import { icon } from "../theme.ts";
import classes from "./CommandBar.module.css";
import { Keys } from "./Keys.tsx";
import type { BarEntry } from "./useBarEntries.ts";

export function BarOption({ entry: { id, icon: Icon, name, more, chord } }: { readonly entry: BarEntry }) {
  return (
    <Combobox.Option value={id} className={classes.option}>
      <Icon {...icon} aria-hidden />
      <span className={classes.name}>
        {name}
        {more && <span className={classes.more}> · {more}</span>}
      </span>
      {chord && <Keys chord={chord} />}
    </Combobox.Option>
  );
}
