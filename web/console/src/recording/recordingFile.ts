import { readWebm } from "./readWebm.ts";
import { writeOgg } from "./writeOgg.ts";

interface Recording {
  readonly file: File;
  readonly seconds: number;
}

/** In the order in which messengers like them; Chromium has the second, Safari the last. */
const types = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"] as const;

export const recordedType = (): string | undefined => types.find((type) => MediaRecorder.isTypeSupported(type));

/**
 * What was recorded, as a file that messengers play as a voice message. Chromium records Opus in WebM only, which they do
 * not; the same packets in OGG they do. Nothing is encoded anew.
 */
export async function recordingFile(recorded: Blob, measuredSeconds: number): Promise<Recording> {
  if (!recorded.type.startsWith("audio/webm")) {
    const name = recorded.type.startsWith("audio/mp4") ? "voice.m4a" : "voice.ogg";
    return { file: new File([recorded], name, { type: recorded.type }), seconds: measuredSeconds };
  }
  const { head, packets } = readWebm(new Uint8Array(await recorded.arrayBuffer()));
  const { bytes, seconds } = writeOgg(head, packets);
  return { file: new File([bytes], "voice.ogg", { type: "audio/ogg" }), seconds };
}
