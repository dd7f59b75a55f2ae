import { Button, NativeSelect, Text, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DictionaryKind } from "../../../../../../contracts/dictionary.ts";
import type { DictionaryEntry } from "../../../../../../contracts/dictionary.ts";
import {
  changeDictionaryEntry,
  createDictionaryEntry,
  deleteDictionaryEntry,
} from "../../../../../../contracts/endpoints/dictionary.ts";
import { LabelColor } from "../../../../../../contracts/label.ts";
import { call } from "../../../api/call.ts";
import { Page } from "../../../parts/Page.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { dictionary } from "../../../queries/companies.ts";
import { queryClient } from "../../../queries/queryClient.ts";
import { smallIcon } from "../../../theme.ts";
import { LabelChip } from "../../inbox/labels/LabelChip.tsx";
import { Section } from "../profile/Section.tsx";
import classes from "../structure/Arranged.module.css";
import { ArrangedRow } from "../structure/ArrangedRow.tsx";
import { DeleteDialog } from "../structure/DeleteDialog.tsx";
import { Dialog } from "../structure/Dialog.tsx";
import { OrderForm } from "../structure/OrderForm.tsx";

type Edited = Omit<DictionaryEntry, "id"> & { readonly id?: DictionaryEntry["id"] };

const refresh = () => queryClient.invalidateQueries({ queryKey: ["companies"] });

/** The words that a tenant keeps for its companies. */
export function DictionaryScreen() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(dictionary());
  const [edited, setEdited] = useState<Edited>();
  const [leaving, setLeaving] = useState<DictionaryEntry>();
  return (
    <Page title={t("dictionary.title")} lead={t("dictionary.lead")}>
      {isPending && <RowSkeletons rows={4} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data &&
        DictionaryKind.options.map((kind) => {
          const words = data.filter((entry) => entry.kind === kind);
          return (
            <Section key={kind} title={t(`dictionary.kind.${kind}`)}>
              {words.length === 0 && (
                <Text size="sm" c="dimmed" mb="sm">
                  {t("dictionary.empty")}
                </Text>
              )}
              {words.length > 0 && (
                <ul className={classes.list}>
                  {words.map((entry) => (
                    <ArrangedRow
                      key={entry.id}
                      name={entry.name}
                      detail=""
                      onEdit={() => setEdited(entry)}
                      onDelete={() => setLeaving(entry)}
                    >
                      <LabelChip label={entry} />
                    </ArrangedRow>
                  ))}
                </ul>
              )}
              <Button
                variant="default"
                size="xs"
                mt="sm"
                leftSection={<IconPlus {...smallIcon} aria-hidden />}
                onClick={() => setEdited({ kind, name: "", color: "gray" })}
              >
                {t("dictionary.add")}
              </Button>
            </Section>
          );
        })}
      <Dialog
        title={edited?.id ? t("structure.editOf", { name: edited.name }) : t("dictionary.add")}
        onClose={() => setEdited(undefined)}
      >
        {edited && <WordForm word={edited} onDone={() => setEdited(undefined)} />}
      </Dialog>
      <DeleteDialog
        name={leaving?.name}
        lead={t("dictionary.deleteLead")}
        order={async () => {
          if (leaving) await call(deleteDictionaryEntry, { params: { dictionaryEntryId: leaving.id } });
          await refresh();
        }}
        onClose={() => setLeaving(undefined)}
      />
    </Page>
  );
}

function WordForm({ word, onDone }: { readonly word: Edited; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(word.name);
  const [color, setColor] = useState(word.color);
  const order = async () => {
    if (word.id) {
      await call(changeDictionaryEntry, { params: { dictionaryEntryId: word.id }, body: { name, color } });
    } else {
      await call(createDictionaryEntry, { body: { kind: word.kind, name, color } });
    }
    await refresh();
  };
  return (
    <OrderForm action={t("action.save")} order={order} onDone={onDone}>
      <TextInput
        label={t("dictionary.name")}
        required
        data-autofocus
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t("dictionary.color")}
        value={color}
        onChange={(event) => setColor(LabelColor.parse(event.currentTarget.value))}
        data={LabelColor.options.map((one) => ({ value: one, label: t(`finding.color.${one}`) }))}
      />
    </OrderForm>
  );
}
