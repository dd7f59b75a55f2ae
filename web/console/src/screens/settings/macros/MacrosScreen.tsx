import { Button } from "@mantine/core";
import { IconBolt, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createMacro, deleteMacro } from "../../../../../../contracts/endpoints/composing.ts";
import type { Macro } from "../../../../../../contracts/macro.ts";
import { call } from "../../../api/call.ts";
import { Loaded } from "../../../parts/Loaded.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { macros } from "../../../queries/composing.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { icon } from "../../../theme.ts";
import list from "../structure/Arranged.module.css";
import { ArrangedRow } from "../structure/ArrangedRow.tsx";
import { useUndoableDelete } from "../useUndoableDelete.tsx";
import { MacroDialog } from "./MacroDialog.tsx";

/** Steps that operators take by one click in the composer. */
export function MacrosScreen() {
  const { t } = useTranslation();
  const query = useQuery(macros());
  const [edited, edit] = useState<Macro | "new">();
  const create = (
    <Button leftSection={<IconPlus {...icon} aria-hidden />} onClick={() => edit("new")}>
      {t("macros.create")}
    </Button>
  );
  const empty = (
    <Quiet icon={IconBolt} title={t("macros.emptyTitle")}>
      {t("macros.empty")}
    </Quiet>
  );
  return (
    <Page title={t("macros.title")} lead={t("macros.lead")} action={create}>
      <Loaded query={query} empty={empty}>
        {(all) => (
          <ul className={list.list}>
            {all.map((macro) => (
              <MacroRow key={macro.id} macro={macro} onEdit={() => edit(macro)} />
            ))}
          </ul>
        )}
      </Loaded>
      <MacroDialog edited={edited} onClose={() => edit(undefined)} />
    </Page>
  );
}

function MacroRow({ macro, onEdit }: { readonly macro: Macro; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  const { id: macroId, name, steps } = macro;
  const remove = useUndoableDelete({
    said: t("macros.deleted", { name }),
    remove: () => call(deleteMacro, { params: { macroId } }),
    restore: () => call(createMacro, { body: { name, steps } }),
    refresh: () => queryClient.invalidateQueries({ queryKey: macros().queryKey }),
  });
  const detail = steps.map(({ kind }) => t(`macroStep.${kind}`)).join(" → ");
  return <ArrangedRow name={name} detail={detail} onEdit={onEdit} onDelete={remove} />;
}
