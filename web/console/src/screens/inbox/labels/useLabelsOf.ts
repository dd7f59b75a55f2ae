import { useQuery } from "@tanstack/react-query";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import type { Label } from "../../../../../../contracts/label.ts";
import { labels } from "../../../queries/labels.ts";

/** A conversation's labels by name. Until the labels are here there are none. */
export function useLabelsOf({ labelIds }: Pick<Conversation, "labelIds">): readonly Label[] {
  const { data } = useQuery({ ...labels(), enabled: labelIds.length > 0 });
  return data?.filter(({ id }) => labelIds.includes(id)) ?? [];
}
