import { AlbumItemView } from "./AlbumItemView.tsx";
import classes from "./AlbumView.module.css";
import { EvidenceText } from "./EvidenceText.tsx";
import type { AlbumViewProps } from "./messageView.ts";

/** What was sent together, in one bubble: pictures side by side, other files below each other, and what is said with them. */
export function AlbumView({ content: { items }, media, messageId }: AlbumViewProps) {
  const isPicture = items.every(({ kind }) => kind === "photo" || kind === "video");
  const captions = items.flatMap(({ caption }) => (caption ? [caption] : []));
  return (
    <>
      <div className={classes.album} data-pictures={isPicture || undefined}>
        {items.map((item, place) => {
          const { caption: _, ...silent } = item;
          return (
            <div key={media[place]?.id ?? place} className={classes.item}>
              <AlbumItemView item={silent} file={media[place]} messageId={messageId} />
            </div>
          );
        })}
      </div>
      {captions.length > 0 && (
        <div className={classes.captions}>
          <EvidenceText text={captions.join("\n")} messageId={messageId} />
        </div>
      )}
    </>
  );
}
