import { useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { conversation } from "../queries/conversations.ts";
import { labels } from "../queries/labels.ts";
import { useOperator } from "../shell/useOperator.ts";
import type { Place } from "./command.ts";

/** Tells the place as it is when it is asked, so that nothing is drawn anew only because it changed. */
export function usePlace(): () => Place | undefined {
  const { t } = useTranslation();
  const { navigate } = useRouter();
  const client = useQueryClient();
  const operator = useOperator();
  const { setColorScheme } = useMantineColorScheme();
  const { conversationId } = useParams({ strict: false });
  return () =>
    operator && {
      operator,
      conversation: conversationId && client.getQueryData(conversation(conversationId).queryKey),
      labels: client.getQueryData(labels().queryKey)?.labels ?? [],
      go: (to) => void navigate({ to }),
      setTheme: setColorScheme,
      t,
    };
}
