import { useEffect } from "react";
import { useStore } from "../../../console/src/state/store.ts";
import { cameBack, currentCall } from "../calls/nextCall.ts";
import { keepToldByPush } from "../calls/tellOfCall.ts";
import { waitForCalls } from "../calls/waitForCalls.ts";
import { CallToMake } from "./CallToMake.tsx";
import { Header } from "./Header.tsx";
import { HistoryList } from "./HistoryList.tsx";
import { OutcomeForm } from "./OutcomeForm.tsx";
import { QueueNotice } from "./QueueNotice.tsx";
import classes from "./Screen.module.css";
import { Waiting } from "./Waiting.tsx";

/** What there is to do now, at the top: wait, call, or say how it ended. Below, what was done. */
export function HomeScreen() {
  const call = useStore(currentCall, (now) => now);
  useEffect(() => {
    const end = new AbortController();
    waitForCalls(end.signal);
    void keepToldByPush();
    const look = () => {
      if (document.visibilityState === "visible") cameBack();
    };
    document.addEventListener("visibilitychange", look, { signal: end.signal });
    addEventListener("focus", look, { signal: end.signal });
    return () => end.abort();
  }, []);
  return (
    <div className={classes.screen}>
      <Header />
      <main className={classes.body}>
        <QueueNotice />
        {call === null && <Waiting />}
        {call !== null && call.dialedAt === null && <CallToMake call={call} />}
        {call !== null && call.dialedAt !== null && <OutcomeForm key={`${call.id} ${call.backAt}`} call={call} />}
        <HistoryList />
      </main>
    </div>
  );
}
