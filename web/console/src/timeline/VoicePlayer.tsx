import { ActionIcon, Box, UnstyledButton } from "@mantine/core";
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { duration } from "../format/numbers.ts";
import { useStore } from "../state/store.ts";
import { nextSpeed, voiceSpeed } from "../state/voiceSpeed.ts";
import { icon } from "../theme.ts";
import classes from "./VoiceView.module.css";
import { useTranslation } from "../words/useTranslation.ts";

interface VoicePlayerProps {
  /** Absent while it is fetched. */
  readonly url: string | undefined;
  readonly seconds: number;
}

/** How far an arrow key goes. */
const stepSeconds = 2;
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -stepSeconds,
  ArrowDown: -stepSeconds,
  ArrowRight: stepSeconds,
  ArrowUp: stepSeconds,
};

export function VoicePlayer({ url, seconds }: VoicePlayerProps) {
  const { t, i18n } = useTranslation();
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const speed = useStore(voiceSpeed, (kept) => kept);
  const whole = Math.max(seconds, 1);
  useEffect(() => {
    if (audio.current) audio.current.playbackRate = speed;
  }, [speed]);

  const toggle = () => (playing ? audio.current?.pause() : void audio.current?.play().catch(() => setPlaying(false)));
  const seek = (moment: number) => {
    const within = Math.min(whole, Math.max(0, moment));
    if (audio.current) audio.current.currentTime = within;
    setAt(within);
  };
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    seek(at + step);
  };
  const Glyph = playing ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    <div className={classes.player}>
      <ActionIcon
        variant="filled"
        color="indigo"
        radius="xl"
        disabled={!url}
        aria-label={playing ? t("message.pause") : t("message.play")}
        onClick={toggle}
      >
        <Glyph size={icon.size} />
      </ActionIcon>
      <Box
        component="input"
        type="range"
        className={classes.track}
        __vars={{ "--played": `${(at / whole) * 100}%` }}
        min={0}
        max={whole}
        step={0.1}
        value={at}
        disabled={!url}
        aria-label={t("message.rewind")}
        aria-valuetext={duration(at)}
        onChange={(event) => seek(event.currentTarget.valueAsNumber)}
        onKeyDown={press}
      />
      <span className={classes.time}>{duration(at > 0 ? at : whole)}</span>
      <UnstyledButton className={classes.speed} aria-label={t("files.speed", { speed })} onClick={nextSpeed}>
        {new Intl.NumberFormat(i18n.language).format(speed)}×
      </UnstyledButton>
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={(event) => {
          event.currentTarget.playbackRate = speed;
          setPlaying(true);
        }}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onEnded={() => setAt(0)}
      />
    </div>
  );
}
