import { useEffect } from "react";
import { accessToken, refresh, sessionSince } from "../api/session.ts";
import { flushOutbox } from "../state/outbox.ts";
import { applyEvents, fetchEverythingAnew, fetchMissed } from "./applyEvents.ts";
import { connectionLive, connectionLost } from "./connectionState.ts";
import { forgetOnlookers, place, showOnlookers } from "./looking.ts";
import { openRealtime } from "./openRealtime.ts";

/** Live while somebody is signed in and may see events: mounted once, by the shell. */
export function useRealtime(mayListen: boolean): void {
  useEffect(() => {
    if (!mayListen) return;
    return openRealtime({
      token: accessToken,
      since: sessionSince,
      renewToken: refresh,
      onLive: () => {
        connectionLive();
        forgetOnlookers();
        fetchMissed();
        void flushOutbox();
      },
      onLost: connectionLost,
      onEvents: applyEvents,
      onResync: fetchEverythingAnew,
      onOnlookers: showOnlookers,
      place,
    });
  }, [mayListen]);
}
