import { ActionIcon, Button, Checkbox, Menu, Modal, Stack, Text, TextInput, Tooltip } from "@mantine/core";
import { IconDeviceFloppy, IconTable, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CompanyView } from "../../../../../../contracts/companyView.ts";
import { createCompanyView, deleteCompanyView } from "../../../../../../contracts/endpoints/companyViews.ts";
import { call } from "../../../api/call.ts";
import { companyViews } from "../../../queries/companies.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { useMay } from "../../../shell/useOperator.ts";
import { companyColumns } from "../../../state/companyColumns.ts";
import { useStore } from "../../../state/store.ts";
import { icon, smallIcon } from "../../../theme.ts";
import { Refusal } from "../../../parts/Refusal.tsx";
import { useUndoableDelete } from "../../settings/useUndoableDelete.tsx";
import { useCompaniesPlace } from "../useCompaniesPlace.ts";

const refresh = () => queryClient.invalidateQueries({ queryKey: companyViews().queryKey });

/** Saved tables, those of the company first, and the saving of what is shown. */
export function ViewsMenu() {
  const { t } = useTranslation();
  const { narrow, filter, sort } = useCompaniesPlace();
  const columns = useStore(companyColumns, (now) => now);
  const { data: views = [] } = useQuery(companyViews());
  const [saving, setSaving] = useState(false);
  const show = (view: CompanyView) => {
    narrow({ having: view.filter, order: view.sort });
    companyColumns.set(() => [...view.columns]);
  };
  const isShown = (view: CompanyView) =>
    JSON.stringify([view.filter, view.sort, view.columns]) === JSON.stringify([filter, sort, columns]);
  const groups = [
    { title: t("companies.sharedViews"), of: views.filter(({ isShared }) => isShared) },
    { title: t("companies.ownViews"), of: views.filter(({ isShared }) => !isShared) },
  ].filter(({ of }) => of.length > 0);
  const current = views.find(isShown);
  return (
    <>
      <Menu position="bottom-end" width="18rem">
        <Menu.Target>
          <Tooltip withinPortal={false} label={t("companies.views")}>
            <ActionIcon aria-label={t("companies.views")}>
              <IconTable {...icon} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 && (
            <Text size="sm" p="sm" c="dimmed">
              {t("companies.noViews")}
            </Text>
          )}
          {groups.map(({ title, of }) => (
            <Fragment key={title}>
              <Menu.Label>{title}</Menu.Label>
              {of.map((view) => (
                <Menu.RadioItem
                  key={view.id}
                  value={view.id}
                  checked={isShown(view)}
                  closeMenuOnClick
                  onChange={() => show(view)}
                >
                  {view.name}
                </Menu.RadioItem>
              ))}
            </Fragment>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconDeviceFloppy {...smallIcon} aria-hidden />} onClick={() => setSaving(true)}>
            {t("companies.saveView")}
          </Menu.Item>
          {current && <DeleteItem view={current} />}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={saving} onClose={() => setSaving(false)} title={t("companies.saveView")}>
        <SaveForm view={{ filter, sort, columns: [...columns] }} onDone={() => setSaving(false)} />
      </Modal>
    </>
  );
}

function DeleteItem({ view: { id, isShared, ...fields } }: { readonly view: CompanyView }) {
  const { t } = useTranslation();
  const maySettle = useMay("settings.manage");
  const remove = useUndoableDelete({
    said: t("companies.viewDeleted", { name: fields.name }),
    remove: () => call(deleteCompanyView, { params: { companyViewId: id } }),
    restore: () => call(createCompanyView, { body: { ...fields, isShared } }),
    refresh,
  });
  if (isShared && !maySettle) return null;
  return (
    <Menu.Item leftSection={<IconTrash {...smallIcon} aria-hidden />} onClick={remove}>
      {t("companies.deleteView", { name: fields.name })}
    </Menu.Item>
  );
}

interface SaveFormProps {
  readonly view: Pick<CompanyView, "filter" | "sort" | "columns">;
  readonly onDone: () => void;
}

function SaveForm({ view, onDone }: SaveFormProps) {
  const { t } = useTranslation();
  const maySettle = useMay("settings.manage");
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () => call(createCompanyView, { body: { ...view, name, isShared } }),
    onSuccess: () => {
      onDone();
      return refresh();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="md">
        <Refusal of={save} />
        <TextInput
          label={t("companies.viewName")}
          required
          data-autofocus
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {maySettle && (
          <Checkbox
            label={t("companies.shareView")}
            checked={isShared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        )}
        <Button type="submit" loading={save.isPending}>
          {t("action.save")}
        </Button>
      </Stack>
    </form>
  );
}
