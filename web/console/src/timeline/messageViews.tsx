import { ContactView } from "./ContactView.tsx";
import { DocumentView } from "./DocumentView.tsx";
import { LocationView } from "./LocationView.tsx";
import { PhotoView } from "./PhotoView.tsx";
import { StickerView } from "./StickerView.tsx";
import { TextView } from "./TextView.tsx";
import { VoiceView } from "./VoiceView.tsx";
import type { MessageViews } from "./messageView.ts";

/** A kind of message without a view does not compile. */
export const messageViews: MessageViews = {
  text: TextView,
  photo: PhotoView,
  voice: VoiceView,
  document: DocumentView,
  location: LocationView,
  contact: ContactView,
  sticker: StickerView,
};
