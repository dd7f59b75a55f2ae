import { ActionIcon, Badge, Button, Group, Skeleton, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconMessageCircle, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CannedReply } from "../../../../../../contracts/cannedReply.ts";
import { createCannedReply, deleteCannedReply } from "../../../../../../contracts/endpoints/composing.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { Later } from "../../../parts/Later.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { allCannedReplies, cannedReplies } from "../../../queries/composing.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { useMay, useOperator } from "../../../shell/useOperator.ts";
import { icon } from "../../../theme.ts";
import list from "../people/PeopleScreen.module.css";
import { TemplateDialog } from "./TemplateDialog.tsx";
import { useWhose } from "./useWhose.ts";

/** Replies written once, to be called up by "/" in the composer. */
export function TemplatesScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(allCannedReplies());
  const [edited, edit] = useState<CannedReply | "new">();
  const create = (
    <Button leftSection={<IconPlus {...icon} aria-hidden />} onClick={() => edit("new")}>
      {t("templates.create")}
    </Button>
  );
  return (
    <Page title={t("templates.title")} lead={t("templates.lead")} action={create}>
      {!data && !error && (
        <Later>
          <Skeleton height="12em" />
        </Later>
      )}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Quiet icon={IconMessageCircle} title={t("templates.emptyTitle")}>
          {t("templates.empty")}
        </Quiet>
      )}
      {data && data.length > 0 && (
        <ul className={list.list}>
          {data.map((reply) => (
            <TemplateRow key={reply.id} reply={reply} onEdit={() => edit(reply)} />
          ))}
        </ul>
      )}
      <TemplateDialog edited={edited} onClose={() => edit(undefined)} />
    </Page>
  );
}

function TemplateRow({ reply, onEdit }: { readonly reply: CannedReply; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  const operator = useOperator();
  const manages = useMay("settings.manage");
  const { shortcut, text, operatorId, teamId } = reply;
  const own = operatorId === operator?.id;
  const whose = useWhose();
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
  const restore = useMutation({
    mutationFn: () => call(createCannedReply, { body: { shortcut, text, for: own ? "own" : (teamId ?? "everybody") } }),
    onSuccess: refresh,
    onError,
  });
  const remove = useMutation({
    mutationFn: () => call(deleteCannedReply, { params: { cannedReplyId: reply.id } }),
    onSuccess: () => {
      const shown = notifications.show({
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{t("templates.deleted", { name: shortcut })}</Text>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                notifications.hide(shown);
                restore.mutate();
              }}
            >
              {t("people.undo")}
            </Button>
          </Group>
        ),
      });
      return refresh();
    },
    onError,
  });
  return (
    <li className={list.row}>
      <div className={list.who}>
        <Group gap="sm">
          <Text fw={600}>/{shortcut}</Text>
          <Badge variant="default" size="sm" tt="none" fw={500}>
            {whose(own ? "own" : (teamId ?? "everybody"))}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed" lineClamp={2} style={{ whiteSpace: "pre-wrap" }}>
          {text}
        </Text>
      </div>
      {(own || manages) && (
        <Group gap="xs" wrap="nowrap">
          <ActionIcon aria-label={t("templates.edit", { name: shortcut })} onClick={onEdit}>
            <IconPencil {...icon} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t("templates.delete", { name: shortcut })} onClick={() => remove.mutate()}>
            <IconTrash {...icon} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </li>
  );
}

const refresh = () => queryClient.invalidateQueries({ queryKey: cannedReplies().queryKey });
