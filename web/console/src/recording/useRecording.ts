import { useEffect, useRef, useState } from "react";
import { followLevel } from "./followLevel.ts";
import { recordedType, recordingFile } from "./recordingFile.ts";

/** notAllowed: the person or the browser said no. noMicrophone: there is none. notHere: this page may not ask (it is no https). */
export type RecordingRefusal = "notAllowed" | "noMicrophone" | "notHere";

interface RecordingHooks {
  readonly onRecorded: (file: File, seconds: number) => void;
  readonly onRefused: (refusal: RecordingRefusal) => void;
}

interface Running {
  readonly recorder: MediaRecorder;
  readonly stop: () => void;
}

/** Records the microphone. What is cancelled, or left by leaving the screen, is forgotten. */
export function useRecording({ onRecorded, onRefused }: RecordingHooks) {
  const running = useRef<Running | undefined>(undefined);
  const [heard, setHeard] = useState<{ readonly seconds: number; readonly level: number }>();
  const cancel = () => {
    running.current?.stop();
    running.current = undefined;
    setHeard(undefined);
  };
  useEffect(() => () => running.current?.stop(), []);

  const start = async () => {
    const mimeType = "MediaRecorder" in globalThis && "mediaDevices" in navigator ? recordedType() : undefined;
    if (mimeType === undefined) return onRefused("notHere");
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(refusalOf);
    if (typeof stream === "string") return onRefused(stream);
    const recorder = new MediaRecorder(stream, { mimeType });
    const startedAt = performance.now();
    const unfollow = followLevel(stream, (level) =>
      setHeard({ level, seconds: (performance.now() - startedAt) / 1_000 }),
    );
    const stop = () => {
      unfollow();
      for (const track of stream.getTracks()) track.stop();
    };
    recorder.start();
    running.current = { recorder, stop };
    setHeard({ level: 0, seconds: 0 });
  };

  const finish = () => {
    const { recorder } = running.current ?? {};
    if (!recorder || heard === undefined) return;
    recorder.addEventListener(
      "dataavailable",
      ({ data }) => void recordingFile(data, heard.seconds).then(({ file, seconds }) => onRecorded(file, seconds)),
    );
    recorder.stop();
    cancel();
  };

  return { heard, start, finish, cancel };
}

const refusalOf = (error: unknown): RecordingRefusal =>
  error instanceof DOMException && error.name === "NotFoundError" ? "noMicrophone" : "notAllowed";
