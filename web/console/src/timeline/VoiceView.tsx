import { ActionIcon, Box } from "@mantine/core";
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Media } from "../../../../contracts/message.ts";
import { duration } from "../format/numbers.ts";
import { mediaFile } from "../queries/media.ts";
import { icon } from "../theme.ts";
import { useTranslation } from "../words/useTranslation.ts";
import { MediaProblem } from "./MediaProblem.tsx";
import classes from "./VoiceView.module.css";
import type { MessageViewProps } from "./messageView.ts";

export function VoiceView({ content, file }: MessageViewProps<"voice">) {
  return file?.status === "stored" ? (
    <Player file={file} seconds={content.durationSeconds} />
  ) : (
    <MediaProblem file={file} />
  );
}

function Player({ file, seconds }: { readonly file: Media; readonly seconds: number }) {
  const { t } = useTranslation();
  const { data: url, isError } = useQuery(mediaFile(file.id));
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  if (isError) return <MediaProblem file={undefined} />;

  const toggle = () => (playing ? audio.current?.pause() : void audio.current?.play().catch(() => setPlaying(false)));
  const seek = (moment: number) => {
    if (audio.current) audio.current.currentTime = moment;
    setAt(moment);
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
        __vars={{ "--played": `${(at / Math.max(seconds, 1)) * 100}%` }}
        min={0}
        max={Math.max(seconds, 1)}
        step={0.1}
        value={at}
        disabled={!url}
        aria-label={t("message.rewind")}
        aria-valuetext={duration(at)}
        onChange={(event) => seek(event.currentTarget.valueAsNumber)}
      />
      <span className={classes.time}>{duration(at > 0 ? at : seconds)}</span>
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onEnded={() => setAt(0)}
      />
    </div>
  );
}
