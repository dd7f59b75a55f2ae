import { ActionIcon, Text } from "@mantine/core";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../../contracts/conversation.ts";
import { useMay } from "../../../../shell/useOperator.ts";
import { smallIcon } from "../../../../theme.ts";
import { useConversationOrders } from "../../thread/useConversationOrders.ts";
import { PanelSection } from "../PanelSection.tsx";
import { AttributeForm } from "./AttributeForm.tsx";
import classes from "./AttributeList.module.css";

/** The form is open for a new attribute, or for one by its name. */
type Editing = { readonly name: string | null } | undefined;

/** Fields of the tenant's own, by hand: a contract's number, a source, a promise. */
export function AttributeList({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const { change } = useConversationOrders(conversation);
  const [editing, edit] = useState<Editing>();
  const attributes = Object.entries(conversation.attributes).toSorted(([one], [next]) => one.localeCompare(next));
  const save = (name: string, value: string) => {
    const renamed = editing?.name != null && editing.name !== name ? { [editing.name]: null } : {};
    change.mutate({ attributes: { ...renamed, [name]: value } });
    edit(undefined);
  };
  const add = mayAnswer && (
    <ActionIcon size="sm" aria-label={t("work.addAttribute")} onClick={() => edit({ name: null })}>
      <IconPlus {...smallIcon} aria-hidden />
    </ActionIcon>
  );
  return (
    <PanelSection title={t("work.attributes")} action={add}>
      {attributes.length === 0 && !editing && (
        <Text size="sm" c="dimmed">
          {t("work.attributesEmpty")}
        </Text>
      )}
      <dl className={classes.list}>
        {attributes.map(([name, value]) =>
          editing?.name === name ? null : (
            <div key={name} className={classes.attribute}>
              <dt>{name}</dt>
              <dd>{String(value)}</dd>
              {mayAnswer && (
                <dd className={classes.tools}>
                  <ActionIcon size="sm" aria-label={t("work.editAttribute", { name })} onClick={() => edit({ name })}>
                    <IconPencil {...smallIcon} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    size="sm"
                    aria-label={t("work.removeAttribute", { name })}
                    onClick={() => change.mutate({ attributes: { [name]: null } })}
                  >
                    <IconTrash {...smallIcon} aria-hidden />
                  </ActionIcon>
                </dd>
              )}
            </div>
          ),
        )}
      </dl>
      {editing && (
        <AttributeForm
          key={editing.name ?? ""}
          name={editing.name ?? ""}
          value={editing.name === null ? "" : String(conversation.attributes[editing.name] ?? "")}
          onSave={save}
          onCancel={() => edit(undefined)}
        />
      )}
    </PanelSection>
  );
}
