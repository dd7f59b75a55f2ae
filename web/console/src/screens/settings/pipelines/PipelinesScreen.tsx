import { Badge, Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePipeline, createPipeline, deletePipeline } from "../../../../../../contracts/endpoints/funnel.ts";
import type { Pipeline } from "../../../../../../contracts/funnel.ts";
import { call } from "../../../api/call.ts";
import { Page } from "../../../parts/Page.tsx";
import { Refusal } from "../../../parts/Refusal.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { pipelines } from "../../../queries/funnel.ts";
import { smallIcon } from "../../../theme.ts";
import { Section } from "../profile/Section.tsx";
import { EditAndDelete } from "../structure/ArrangedRow.tsx";
import { Dialog } from "../structure/Dialog.tsx";
import { OrderForm } from "../structure/OrderForm.tsx";
import { EmptyingDialog } from "./EmptyingDialog.tsx";
import { RuleList } from "./RuleList.tsx";
import { StageList } from "./StageList.tsx";
import { refreshPipelines } from "./refreshPipelines.ts";

/** Through which stages appeals go, and what moves them by itself. */
export function PipelinesScreen() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(pipelines());
  const [edited, setEdited] = useState<Pipeline | "new">();
  const [leaving, setLeaving] = useState<Pipeline>();
  const makeDefault = useMutation({
    mutationFn: ({ id: pipelineId }: Pipeline) =>
      call(changePipeline, { params: { pipelineId }, body: { isDefault: true } }),
    onSuccess: refreshPipelines,
  });
  const add = (
    <Button leftSection={<IconPlus {...smallIcon} aria-hidden />} onClick={() => setEdited("new")}>
      {t("pipelines.add")}
    </Button>
  );
  return (
    <Page title={t("pipelines.title")} lead={t("pipelines.lead")} action={add}>
      {isPending && <RowSkeletons rows={6} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      <Refusal of={makeDefault} />
      {data?.map((pipeline) => (
        <Section
          key={pipeline.id}
          wide
          title={pipeline.name}
          lead={pipeline.isDefault ? t("pipelines.isDefaultLead") : undefined}
          action={
            <>
              {pipeline.isDefault ? (
                <Badge variant="light" tt="none">
                  {t("pipelines.isDefault")}
                </Badge>
              ) : (
                <Button variant="subtle" size="xs" onClick={() => makeDefault.mutate(pipeline)}>
                  {t("pipelines.makeDefault")}
                </Button>
              )}
              <EditAndDelete
                name={pipeline.name}
                onEdit={() => setEdited(pipeline)}
                onDelete={pipeline.isDefault ? undefined : () => setLeaving(pipeline)}
              />
            </>
          }
        >
          <StageList pipeline={pipeline} />
          <RuleList pipeline={pipeline} pipelines={data} />
        </Section>
      ))}
      <Dialog title={t("pipelines.name")} onClose={() => setEdited(undefined)}>
        {edited && <NameForm pipeline={edited} onDone={() => setEdited(undefined)} />}
      </Dialog>
      <EmptyingDialog
        name={leaving?.name}
        destinations={data?.filter(({ id }) => id !== leaving?.id).flatMap(({ stages }) => stages) ?? []}
        order={async (query) => {
          if (leaving) await call(deletePipeline, { params: { pipelineId: leaving.id }, query });
        }}
        onClose={() => setLeaving(undefined)}
      />
    </Page>
  );
}

function NameForm({ pipeline, onDone }: { readonly pipeline: Pipeline | "new"; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(pipeline === "new" ? "" : pipeline.name);
  const order = async () => {
    if (pipeline === "new") await call(createPipeline, { body: { name } });
    else await call(changePipeline, { params: { pipelineId: pipeline.id }, body: { name } });
    await refreshPipelines();
  };
  return (
    <OrderForm action={t("action.save")} order={order} onDone={onDone}>
      <TextInput
        label={t("pipelines.name")}
        required
        data-autofocus
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </OrderForm>
  );
}
