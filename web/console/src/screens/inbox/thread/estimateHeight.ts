import type { MessageContent } from "../../../../../../contracts/message.ts";
import type { TimelineItem } from "./buildTimeline.ts";

const lineHeight = 20;
const lettersInLine = 60;

const ofContent: Readonly<Record<MessageContent["kind"], number>> = {
  text: 0,
  photo: 280,
  voice: 40,
  document: 48,
  location: 48,
  contact: 48,
  sticker: 96,
  video: 280,
  audio: 88,
  album: 280,
  poll: 120,
  dice: 96,
  game: 64,
  invoice: 64,
  service: 0,
};

/** About how high a row will be, in pixels, until it is drawn and measured; a close guess leaves little to correct. */
export function estimateHeight(item: TimelineItem | undefined): number {
  if (item?.kind !== "message") return item?.kind === "outgoing" ? 56 : 44;
  const { content, direction } = item.message;
  const text = content.kind === "text" ? content.text : "";
  const lines = text.split("\n").reduce((sum, line) => sum + Math.ceil(line.length / lettersInLine), 0);
  const author = item.startsGroup && direction !== "in" ? lineHeight : 0;
  const around = (item.startsGroup ? 10 : 0) + (item.endsGroup ? lineHeight : 0);
  return 16 + lines * lineHeight + ofContent[content.kind] + author + around;
}
