import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Conversation, Decision } from "../../../../../../contracts/conversation.ts";
import { Trouble } from "../../../parts/Trouble.tsx";
import { thread } from "../../../queries/messages.ts";
import { actor, decisions as decisionsOf } from "../../../queries/records.ts";
import { WhySheet } from "../why/WhySheet.tsx";
import classes from "./Thread.module.css";
import { ThreadSkeleton } from "./ThreadSkeleton.tsx";
import { Timeline } from "./Timeline.tsx";

const noDecisions: readonly Decision[] = [];

/** Everything that was said and decided in one conversation. Mounted anew for each conversation. */
export function Thread({ conversation }: { readonly conversation: Conversation }) {
  const { data, error, refetch } = useQuery(thread(conversation.id));
  const { data: decisions = noDecisions } = useQuery(decisionsOf(conversation.id));
  const { data: actorView } = useQuery(actor(conversation.id));
  const [explained, setExplained] = useState<Decision>();

  return (
    <div className={classes.frame}>
      {data ? (
        <Timeline conversation={conversation} data={data} decisions={decisions} onWhy={setExplained} />
      ) : (
        <div className={classes.waiting}>
          {error ? <Trouble error={error} onRetry={() => void refetch()} /> : <ThreadSkeleton />}
        </div>
      )}
      <WhySheet
        decision={explained}
        messages={data?.messages ?? []}
        actor={actorView}
        onClose={() => setExplained(undefined)}
      />
    </div>
  );
}
