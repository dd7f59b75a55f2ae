import type { AlbumItem, Media } from "../../../../contracts/message.ts";
import type { MessageId } from "../../../../contracts/ids.ts";
import { AudioView } from "./AudioView.tsx";
import { DocumentView } from "./DocumentView.tsx";
import { PhotoView } from "./PhotoView.tsx";
import { VideoView } from "./VideoView.tsx";
import { VoiceView } from "./VoiceView.tsx";

interface AlbumItemViewProps {
  readonly item: AlbumItem;
  readonly file: Media | undefined;
  readonly messageId: MessageId;
}

/** A piece of an album looks as it would by itself. */
export function AlbumItemView({ item, file, messageId }: AlbumItemViewProps) {
  switch (item.kind) {
    case "photo":
      return <PhotoView content={item} file={file} messageId={messageId} />;
    case "video":
      return <VideoView content={item} file={file} messageId={messageId} />;
    case "voice":
      return <VoiceView content={item} file={file} messageId={messageId} />;
    case "audio":
      return <AudioView content={item} file={file} messageId={messageId} />;
    case "document":
      return <DocumentView content={item} file={file} messageId={messageId} />;
  }
}
