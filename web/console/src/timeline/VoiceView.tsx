import { useQuery } from "@tanstack/react-query";
import type { Media } from "../../../../contracts/message.ts";
import { mediaFile } from "../queries/media.ts";
import { EvidenceText } from "./EvidenceText.tsx";
import { MediaProblem } from "./MediaProblem.tsx";
import { VoicePlayer } from "./VoicePlayer.tsx";
import type { MessageViewProps } from "./messageView.ts";

export function VoiceView({ content: { durationSeconds, caption }, file, messageId }: MessageViewProps<"voice">) {
  return (
    <>
      {file?.status === "stored" ? <Stored file={file} seconds={durationSeconds} /> : <MediaProblem file={file} />}
      {caption && <EvidenceText text={caption} messageId={messageId} />}
    </>
  );
}

function Stored({ file, seconds }: { readonly file: Media; readonly seconds: number }) {
  const { data: url, isError } = useQuery(mediaFile(file.id));
  return isError ? <MediaProblem file={undefined} /> : <VoicePlayer url={url} seconds={seconds} />;
}
