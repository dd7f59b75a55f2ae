import type { ComponentType } from "react";
import type { MessageId } from "../../../../contracts/ids.ts";
import type { Media, MessageContent, MessageKind } from "../../../../contracts/message.ts";

export interface MessageViewProps<Kind extends MessageKind> {
  readonly content: Extract<MessageContent, { kind: Kind }>;
  /** The file that came with it, if its kind has one. */
  readonly file: Media | undefined;
  readonly messageId: MessageId;
}

export interface AlbumViewProps extends Omit<MessageViewProps<"album">, "file"> {
  /** In the order of the album's items. */
  readonly media: readonly Media[];
}

export type MessageViews = {
  readonly [Kind in MessageKind]: ComponentType<Kind extends "album" ? AlbumViewProps : MessageViewProps<Kind>>;
};
