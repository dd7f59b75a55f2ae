import { Button, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { createSequence } from "../../../../../../contracts/endpoints/sequences.ts";
import type { SequenceKind } from "../../../../../../contracts/sequence.ts";
import { call } from "../../../api/call.ts";
import { Refusal } from "../../../parts/Refusal.tsx";
import { refreshTouches } from "../../../queries/touches.ts";
import { freshKey } from "../../../state/freshKey.ts";
import { useTouchReferences } from "../useTouchReferences.ts";
import classes from "./SequenceList.module.css";
import { type TemplateName, definitionFrom, templatesOf } from "./templates.ts";

const NAME_MAX = 100;

interface CreateSequenceProps {
  readonly kind: SequenceKind;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function CreateSequence({ kind, opened, onClose }: CreateSequenceProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t(`touches.create.${kind}`)} size="lg">
      <CreateForm kind={kind} />
    </Modal>
  );
}

/** From nothing, or from what others have found useful; its texts are changed afterwards. */
function CreateForm({ kind }: Pick<CreateSequenceProps, "kind">) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const references = useTouchReferences();
  const [clientKey] = useState(freshKey);
  const [template, setTemplate] = useState<TemplateName>("empty");
  const [name, setName] = useState("");
  const offered = templatesOf(kind);
  const create = useMutation({
    mutationFn: () =>
      call(createSequence, { body: { clientKey, kind, name, definition: definitionFrom(template, t, references) } }),
    onSuccess: async (made) => {
      await navigate({ to: "/touches/$sequenceId", params: { sequenceId: made.id } });
      await refreshTouches();
    },
  });
  const choose = (chosen: string) => {
    const known = offered.find((one) => one === chosen) ?? "empty";
    const isOwnName = name !== "" && !offered.some((one) => name === t(`touches.template.${one}.name`));
    if (!isOwnName) setName(known === "empty" ? "" : t(`touches.template.${known}.name`));
    setTemplate(known);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Refusal of={create} />
        <Radio.Group label={t("touches.beginWith")} value={template} onChange={choose}>
          <div className={classes.templates}>
            {offered.map((one) => (
              <Radio.Card
                key={one}
                value={one}
                className={classes.template}
                aria-label={t(`touches.template.${one}.name`)}
              >
                <Radio.Indicator size="xs" />
                <div>
                  <Text size="sm" fw={600}>
                    {t(`touches.template.${one}.name`)}
                  </Text>
                  <Text size="sm" c="dimmed">
                    {t(`touches.template.${one}.lead`)}
                  </Text>
                </div>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <TextInput
          label={t("touches.name")}
          data-autofocus
          required
          maxLength={NAME_MAX}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={create.isPending} disabled={name.trim() === ""}>
          {t("touches.createDone")}
        </Button>
      </Stack>
    </form>
  );
}
