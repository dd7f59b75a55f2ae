import { AlbumView } from "./AlbumView.tsx";
import { AudioView } from "./AudioView.tsx";
import { ContactView } from "./ContactView.tsx";
import { DiceView } from "./DiceView.tsx";
import { DocumentView } from "./DocumentView.tsx";
import { LocationView } from "./LocationView.tsx";
import { OfferView } from "./OfferView.tsx";
import { PhotoView } from "./PhotoView.tsx";
import { PollView } from "./PollView.tsx";
import { ServiceView } from "./ServiceView.tsx";
import { StickerView } from "./StickerView.tsx";
import { TextView } from "./TextView.tsx";
import { VideoView } from "./VideoView.tsx";
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
  video: VideoView,
  audio: AudioView,
  album: AlbumView,
  poll: PollView,
  dice: DiceView,
  game: OfferView,
  invoice: OfferView,
  service: ServiceView,
};
