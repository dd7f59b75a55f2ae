import { Button, Slider, TextInput } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { exactTime } from "../../../format/dates.ts";
import { smallIcon } from "../../../theme.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import classes from "./AsOf.module.css";
import { localMoment } from "./localMoment.ts";

interface MomentBarProps {
  readonly at: string;
  readonly startedAt: string | undefined;
}

/** Says that this is the past, which moment of it, and leads to another one or back. */
export function MomentBar({ at, startedAt }: MomentBarProps) {
  const { t, i18n } = useTranslation();
  const { showAsOf } = useInboxPlace();
  const [present] = useState(Date.now);
  const [dragged, setDragged] = useState<number>();
  const show = (ms: number) => {
    setDragged(undefined);
    showAsOf(new Date(ms).toISOString());
  };
  const words = (ms: number) => exactTime(new Date(ms).toISOString(), i18n.language);
  return (
    <div className={classes.bar}>
      <output className={classes.banner}>
        <IconHistory {...smallIcon} aria-hidden />
        <span>{t("asOf.banner", { time: exactTime(at, i18n.language) })}</span>
      </output>
      <div className={classes.tools}>
        <TextInput
          type="datetime-local"
          size="xs"
          aria-label={t("asOf.moment")}
          value={localMoment(new Date(at))}
          max={localMoment(new Date(present))}
          onChange={({ currentTarget: { value } }) => value && show(new Date(value).getTime())}
        />
        {startedAt && (
          <Slider
            className={classes.slider}
            size="sm"
            thumbLabel={t("asOf.moment")}
            min={Date.parse(startedAt)}
            max={present}
            value={dragged ?? Date.parse(at)}
            label={words}
            thumbProps={{ "aria-valuetext": words(dragged ?? Date.parse(at)) }}
            step={1_000}
            onChange={setDragged}
            onChangeEnd={show}
          />
        )}
        <Button size="xs" variant="default" onClick={() => showAsOf(undefined)}>
          {t("asOf.toPresent")}
        </Button>
      </div>
    </div>
  );
}
