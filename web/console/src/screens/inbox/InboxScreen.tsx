import { IconMessages } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationId } from "../../../../../contracts/ids.ts";
import { useOffer } from "../../commands/offers.ts";
import { Quiet } from "../../parts/Quiet.tsx";
import { ResizeHandle } from "../../parts/ResizeHandle.tsx";
import { conversationCounts, conversation as conversationQuery } from "../../queries/conversations.ts";
import { useLayout } from "../../shell/useLayout.ts";
import { preferences, setPreference } from "../../state/preferences.ts";
import { useStore } from "../../state/store.ts";
import { listWidth as listRange, panelWidth as panelRange } from "../../theme.ts";
import { AsOfPane } from "./asOf/AsOfPane.tsx";
import classes from "./InboxScreen.module.css";
import { FirstSteps } from "./firstSteps/FirstSteps.tsx";
import { Gallery } from "./gallery/Gallery.tsx";
import { ListPane } from "./list/ListPane.tsx";
import { PanelPane } from "./panel/PanelPane.tsx";
import { usePanel } from "./panel/usePanel.ts";
import { ThreadPane } from "./thread/ThreadPane.tsx";
import { useInboxPlace } from "./useInboxPlace.ts";

export function InboxScreen() {
  const { t } = useTranslation();
  const layout = useLayout();
  const { conversationId, toList } = useInboxPlace();
  const listWidth = useStore(preferences, (kept) => kept.listWidth);
  useOffer(conversationId ? { up: toList } : {});

  if (layout === "phone") return conversationId ? <Conversation conversationId={conversationId} /> : <ListPane />;
  return (
    <div className={classes.panes}>
      <div className={classes.side} style={{ width: listWidth }}>
        <ListPane />
      </div>
      <ResizeHandle
        label={t("panel.resizeList")}
        width={listWidth}
        {...listRange}
        grows="right"
        onResize={(width) => setPreference({ listWidth: width })}
      />
      {conversationId ? (
        <Conversation conversationId={conversationId} />
      ) : (
        <div className={classes.nothing}>
          <FirstSteps />
          <NothingPicked />
        </div>
      )}
    </div>
  );
}

/** An empty inbox has nothing to pick from, and its list already says what to do. */
function NothingPicked() {
  const { t } = useTranslation();
  const { data } = useQuery(conversationCounts());
  if (data?.counts.all === 0) return <Quiet icon={IconMessages} title={t("thread.empty")} />;
  return (
    <Quiet icon={IconMessages} title={t("thread.pickTitle")}>
      {t("thread.pickLead")}
    </Quiet>
  );
}

/** The thread with its panel, beside it or over it. */
function Conversation({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t } = useTranslation();
  const beside = useLayout() === "wide";
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
      {data && beside && panel.open && (
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
      {data && !beside && <PanelPane conversation={data} />}
    </>
  );
}

const Middle = ({ children }: { readonly children: ReactNode }) => <div className={classes.middle}>{children}</div>;
