import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationId } from "../../../../../contracts/ids.ts";
import { useOffer } from "../../commands/offers.ts";
import { ResizeHandle } from "../../parts/ResizeHandle.tsx";
import { conversation as conversationQuery } from "../../queries/conversations.ts";
import { preferences, setPreference } from "../../state/preferences.ts";
import { useStore } from "../../state/store.ts";
import { panelWidth as panelRange } from "../../theme.ts";
import { AsOfPane } from "./asOf/AsOfPane.tsx";
import classes from "./InboxScreen.module.css";
import { Gallery } from "./gallery/Gallery.tsx";
import { PanelPane } from "./panel/PanelPane.tsx";
import { usePanel } from "./panel/usePanel.ts";
import { ThreadPane } from "./thread/ThreadPane.tsx";
import { useInboxPlace } from "./useInboxPlace.ts";

/** The thread with its panel, beside it or over it. */
export function ConversationPane({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation();
  const panel = usePanel();
  const { data } = useQuery(conversationQuery(conversationId));
  const panelWidth = useStore(preferences, (kept) => kept.panelWidth);
  const { asOf, showAsOf } = useInboxPlace();
  useOffer({ panel: panel.toggle, asOf: () => showAsOf(new Date().toISOString()) });
  if (asOf) {
    return (
      <>
        <Middle>
          <AsOfPane conversationId={conversationId} at={asOf} />
        </Middle>
        <Gallery key={conversationId} conversationId={conversationId} />
      </>
    );
  }
  return (
    <>
      <Gallery key={conversationId} conversationId={conversationId} />
      <Middle>
        <ThreadPane conversationId={conversationId} />
      </Middle>
      {data && panel.beside && panel.open && (
        <>
          <ResizeHandle
            label={t("panel.resizePanel")}
            width={panelWidth}
            {...panelRange}
            grows="left"
            onResize={(width) => setPreference({ panelWidth: width })}
          />
          <div className={classes.side} style={{ width: panelWidth }}>
            <PanelPane conversation={data} />
          </div>
        </>
      )}
      {data && !panel.beside && <PanelPane conversation={data} />}
    </>
  );
}

const Middle = ({ children }: { readonly children: ReactNode }) => <div className={classes.middle}>{children}</div>;
