import type { Message } from "../../../../contracts/message.ts";
import { messageViews } from "./messageViews.tsx";

/** Draws what was said by the view of its kind. */
export function MessageBody({ message }: { readonly message: Message }) {
  const { content, media, id } = message;
  const file = media[0];
  switch (content.kind) {
    case "text":
      return <messageViews.text content={content} file={file} messageId={id} />;
    case "photo":
      return <messageViews.photo content={content} file={file} messageId={id} />;
    case "voice":
      return <messageViews.voice content={content} file={file} messageId={id} />;
    case "document":
      return <messageViews.document content={content} file={file} messageId={id} />;
    case "location":
      return <messageViews.location content={content} file={file} messageId={id} />;
    case "contact":
      return <messageViews.contact content={content} file={file} messageId={id} />;
    case "sticker":
      return <messageViews.sticker content={content} file={file} messageId={id} />;
    case "video":
      return <messageViews.video content={content} file={file} messageId={id} />;
    case "audio":
      return <messageViews.audio content={content} file={file} messageId={id} />;
    case "poll":
      return <messageViews.poll content={content} file={file} messageId={id} />;
    case "dice":
      return <messageViews.dice content={content} file={file} messageId={id} />;
    case "game":
      return <messageViews.game content={content} file={file} messageId={id} />;
    case "invoice":
      return <messageViews.invoice content={content} file={file} messageId={id} />;
    case "service":
      return <messageViews.service content={content} file={file} messageId={id} />;
    case "album":
      return <messageViews.album content={content} media={media} messageId={id} />;
  }
}
