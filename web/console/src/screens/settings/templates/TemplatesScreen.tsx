import { Badge, Button } from "@mantine/core";
import { IconMessageCircle, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CannedReply } from "../../../../../../contracts/cannedReply.ts";
import { createCannedReply, deleteCannedReply } from "../../../../../../contracts/endpoints/composing.ts";
import { call } from "../../../api/call.ts";
import { Loaded } from "../../../parts/Loaded.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { allCannedReplies, cannedReplies } from "../../../queries/composing.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { useMay, useOperator } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import list from "../structure/Arranged.module.css";
import { ArrangedRow } from "../structure/ArrangedRow.tsx";
import { useUndoableDelete } from "../useUndoableDelete.tsx";
import { TemplateDialog } from "./TemplateDialog.tsx";
import { useWhose } from "./useWhose.ts";

/** Replies written once, to be called up by "/" in the composer. */
export function TemplatesScreen() {
  const { t } = useTranslation();
  const query = useQuery(allCannedReplies());
  const [edited, edit] = useState<CannedReply | { readonly madeOf: string }>();
  const create = (
    <Button leftSection={<IconPlus {...icon} aria-hidden />} onClick={() => edit({ madeOf: "" })}>
      {t("templates.create")}
    </Button>
  );
  const empty = (
    <Quiet icon={IconMessageCircle} title={t("templates.emptyTitle")}>
      {t("templates.empty")}
    </Quiet>
  );
  return (
    <Page title={t("templates.title")} lead={t("templates.lead")} action={create}>
      <Loaded query={query} empty={empty}>
        {(all) => (
          <ul className={list.list}>
            {all.map((reply) => (
              <TemplateRow key={reply.id} reply={reply} onEdit={() => edit(reply)} />
            ))}
          </ul>
        )}
      </Loaded>
      <TemplateDialog edited={edited} onClose={() => edit(undefined)} />
    </Page>
  );
}

function TemplateRow({ reply, onEdit }: { readonly reply: CannedReply; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const manages = useMay("settings.manage");
  const whose = useWhose();
  const { id: cannedReplyId, shortcut, text, operatorId, teamId } = reply;
  const own = operatorId === operator?.id;
  const scope = own ? "own" : (teamId ?? "everybody");
  const remove = useUndoableDelete({
    said: t("templates.deleted", { name: shortcut }),
    remove: () => call(deleteCannedReply, { params: { cannedReplyId } }),
    restore: () => call(createCannedReply, { body: { shortcut, text, for: scope } }),
    refresh: () => queryClient.invalidateQueries({ queryKey: cannedReplies().queryKey }),
  });
  const orders = own || manages ? { onEdit, onDelete: remove } : {};
  return (
    <ArrangedRow name={`/${shortcut}`} detail={text} {...orders}>
      <Badge variant="default" size="sm" tt="none" fw={500}>
        {whose(scope)}
      </Badge>
    </ArrangedRow>
  );
}
