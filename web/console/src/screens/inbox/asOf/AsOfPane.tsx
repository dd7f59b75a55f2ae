import { Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { asOf } from "../../../queries/asOf.ts";
import { conversation as conversationOf } from "../../../queries/conversations.ts";
import { useLayout } from "../../../shell/useLayout.ts";
import { AsOfState } from "./AsOfState.tsx";
import { AsOfThread } from "./AsOfThread.tsx";
import { MomentBar } from "./MomentBar.tsx";
import classes from "./AsOf.module.css";

interface AsOfPaneProps {
  readonly conversationId: ConversationId;
  readonly at: string;
}

/** The conversation as it stood at a moment: nothing in it can be answered or changed. */
export function AsOfPane({ conversationId, at }: AsOfPaneProps) {
  const { t } = useTranslation();
  const phone = useLayout() === "phone";
  const { data: present } = useQuery(conversationOf(conversationId));
  const { data, error, refetch } = useQuery(asOf(conversationId, at));
  const name = present?.contactName ?? "";
  return (
    <section className={classes.pane} aria-label={t("asOf.label", { name })}>
      <Title order={phone ? 1 : 2} size="h4" className={classes.name}>
        {name}
      </Title>
      <MomentBar at={at} startedAt={data?.startedAt} />
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <RowSkeletons rows={5} />}
      {data && <AsOfState past={data} />}
      {data && <AsOfThread past={data} contactName={name} />}
    </section>
  );
}
