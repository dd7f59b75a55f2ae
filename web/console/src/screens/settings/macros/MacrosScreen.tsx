import { ActionIcon, Button, Group, Skeleton, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBolt, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createMacro, deleteMacro } from "../../../../../../contracts/endpoints/composing.ts";
import type { Macro } from "../../../../../../contracts/macro.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { Later } from "../../../parts/Later.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { macros } from "../../../queries/composing.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { icon } from "../../../theme.ts";
import list from "../people/PeopleScreen.module.css";
import { MacroDialog } from "./MacroDialog.tsx";

/** Steps that operators take by one click in the composer. */
export function MacrosScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(macros());
  const [edited, edit] = useState<Macro | "new">();
  const create = (
    <Button leftSection={<IconPlus {...icon} aria-hidden />} onClick={() => edit("new")}>
      {t("macros.create")}
    </Button>
  );
  return (
    <Page title={t("macros.title")} lead={t("macros.lead")} action={create}>
      {!data && !error && (
        <Later>
          <Skeleton height="12em" />
        </Later>
      )}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Quiet icon={IconBolt} title={t("macros.emptyTitle")}>
          {t("macros.empty")}
        </Quiet>
      )}
      {data && data.length > 0 && (
        <ul className={list.list}>
          {data.map((macro) => (
            <MacroRow key={macro.id} macro={macro} onEdit={() => edit(macro)} />
          ))}
        </ul>
      )}
      <MacroDialog edited={edited} onClose={() => edit(undefined)} />
    </Page>
  );
}

function MacroRow({ macro, onEdit }: { readonly macro: Macro; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  const { name, steps } = macro;
  const onError = (error: Error) => notifications.show({ color: "red", message: t(`error.${errorCode(error)}`) });
  const restore = useMutation({
    mutationFn: () => call(createMacro, { body: { name, steps } }),
    onSuccess: refresh,
    onError,
  });
  const remove = useMutation({
    mutationFn: () => call(deleteMacro, { params: { macroId: macro.id } }),
    onSuccess: () => {
      const shown = notifications.show({
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{t("macros.deleted", { name })}</Text>
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
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {steps.map(({ kind }) => t(`macroStep.${kind}`)).join(" → ")}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <ActionIcon aria-label={t("macros.edit", { name })} onClick={onEdit}>
          <IconPencil {...icon} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t("macros.delete", { name })} onClick={() => remove.mutate()}>
          <IconTrash {...icon} aria-hidden />
        </ActionIcon>
      </Group>
    </li>
  );
}

const refresh = () => queryClient.invalidateQueries({ queryKey: macros().queryKey });
