import { AlbumItemView } from "./AlbumItemView.tsx";
import classes from "./AlbumView.module.css";
import type { AlbumViewProps } from "./messageView.ts";

/** What was sent together, in one bubble: pictures side by side, other files below each other, each with its own words. */
export function AlbumView({ content: { items }, media, messageId }: AlbumViewProps) {
  const isPicture = items.every(({ kind }) => kind === "photo" || kind === "video");
  return (
    <div className={classes.album} data-pictures={isPicture || undefined}>
      {items.map((item, place) => (
        <div key={media[place]?.id ?? place} className={classes.item}>
          <AlbumItemView item={item} file={media[place]} messageId={messageId} />
        </div>
      ))}
    </div>
  );
}
