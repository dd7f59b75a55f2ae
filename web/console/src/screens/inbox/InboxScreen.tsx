import { IconMessages } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useOffer } from "../../commands/offers.ts";
import { Quiet } from "../../parts/Quiet.tsx";
import { ResizeHandle } from "../../parts/ResizeHandle.tsx";
import { conversationCounts } from "../../queries/conversations.ts";
import { useLayout } from "../../shell/useLayout.ts";
import { preferences, setPreference } from "../../state/preferences.ts";
import { useStore } from "../../state/store.ts";
import { listWidth as listRange } from "../../theme.ts";
import classes from "./InboxScreen.module.css";
import { FirstSteps } from "./firstSteps/FirstSteps.tsx";
import { ListPane } from "./list/ListPane.tsx";
import { LazyConversation } from "./lazyConversation.ts";
import { useInboxPlace } from "./useInboxPlace.ts";

export function InboxScreen() {
  const { t } = useTranslation();
  const layout = useLayout();
  const { conversationId, toList } = useInboxPlace();
  const listWidth = useStore(preferences, (kept) => kept.listWidth);
  useOffer(conversationId ? { up: toList } : {});
  useEffect(() => void LazyConversation.preload?.(), []);

  if (layout === "phone") return conversationId ? <LazyConversation conversationId={conversationId} /> : <ListPane />;
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
        <LazyConversation conversationId={conversationId} />
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
