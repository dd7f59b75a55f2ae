import { useMediaQuery } from "@mantine/hooks";
import { Outlet, lazyRouteComponent, useParams, useRouter } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { session } from "../api/session.ts";
import { commandBar, openCommandBar } from "../commands/commandBar.ts";
import { useOffer } from "../commands/offers.ts";
import { useKeyboard } from "../commands/useKeyboard.ts";
import { useRealtime } from "../realtime/useRealtime.ts";
import { useAsked } from "../parts/useAsked.ts";
import { startChat } from "../state/startChat.ts";
import { useStore } from "../state/store.ts";
import { breakpoints } from "../theme.ts";
import { BulkBar } from "./BulkBar.tsx";
import { ConnectionBar } from "./ConnectionBar.tsx";
import { Navigation } from "./Navigation.tsx";
import classes from "./Shell.module.css";
import { SuspendedBar } from "./SuspendedBar.tsx";
import { useCompanyAccent } from "./useCompanyAccent.ts";
import { useLayout } from "./useLayout.ts";
import { useOperator } from "./useOperator.ts";

const StartChatDialog = lazyRouteComponent(
  () => import("../screens/contacts/startChat/StartChatDialog.tsx"),
  "StartChatDialog",
);
const CommandBar = lazyRouteComponent(() => import("../commands/CommandBar.tsx"), "CommandBar");

/** The frame of every signed-in screen: navigation, the state of the connection, and one live socket. */
export function Shell() {
  const { t } = useTranslation();
  const layout = useLayout();
  const labelled = useMediaQuery(breakpoints.labelledRail, matchMedia(breakpoints.labelledRail).matches);
  const { conversationId } = useParams({ strict: false });
  const profileOnly = useOperator()?.twoFactorNeeded ?? false;
  useRealtime(!profileOnly);
  useLeaveWhenGuarded(profileOnly);
  useCompanyAccent();
  useKeyboard();
  useOffer({ commands: () => openCommandBar() });
  useEffect(() => void CommandBar.preload?.(), []);

  const phone = layout === "phone";
  const reading = phone && conversationId !== undefined;
  return (
    <div className={classes.shell} data-layout={layout}>
      <a href="#content" className={classes.skip}>
        {t("rail.skip")}
      </a>
      {!phone && <Navigation as="rail" labelled={labelled ?? false} />}
      <main id="content" className={classes.main} tabIndex={-1}>
        <ConnectionBar />
        <SuspendedBar />
        <BulkBar />
        <div className={classes.screen}>
          <Outlet />
        </div>
      </main>
      {phone && !reading && <Navigation as="bar" labelled />}
      {useAsked(useStore(commandBar, ({ opened }) => opened)) && (
        <Suspense>
          <CommandBar />
        </Suspense>
      )}
      {useAsked(useStore(startChat, ({ opened }) => opened)) && (
        <Suspense>
          <StartChatDialog />
        </Suspense>
      )}
    </div>
  );
}

/** The route's own guard then leads to the sign-in screen, and remembers where we were, or to the only page that is open. */
function useLeaveWhenGuarded(profileOnly: boolean): void {
  const router = useRouter();
  const signedOut = useStore(session, ({ status }) => status === "signedOut");
  useEffect(() => {
    if (signedOut || profileOnly) void router.invalidate();
  }, [router, signedOut, profileOnly]);
}
