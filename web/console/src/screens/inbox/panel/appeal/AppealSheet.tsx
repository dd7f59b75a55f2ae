import { Badge, Group, Stack, Text } from "@mantine/core";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Appeal } from "../../../../../../../contracts/appeal.ts";
import { EntityField } from "../../../../../../../contracts/extraction.ts";
import { useMay } from "../../../../shell/useOperator.ts";
import { AppealField } from "./AppealField.tsx";
import { useEntityWords } from "./useEntityWords.ts";

const FieldEditor = lazy(async () => ({ default: (await import("./FieldEditor.tsx")).FieldEditor }));

export function AppealSheet({ appeal }: { readonly appeal: Appeal }) {
  const { t } = useTranslation();
  const mayEdit = useMay("appeals.edit");
  const valueOf = useEntityWords(appeal.extraction.entities);
  const [edited, setEdited] = useState<EntityField>();
  return (
    <Stack gap="md">
      <Group justify="space-between" wrap="nowrap">
        <Badge variant="light" color={appeal.status === "open" ? "indigo" : "gray"} radius="sm" tt="none" fw={550}>
          {t(`appeal.${appeal.status}`)}
        </Badge>
        <Text size="xs" c="dimmed" truncate>
          {t("appeal.extractedBy", { by: appeal.extractedBy === "rules" ? t("why.rules") : appeal.extractedBy })}
        </Text>
      </Group>
      <Stack gap={0}>
        {EntityField.options.map((field) =>
          field === edited ? (
            <Suspense key={field}>
              <FieldEditor appeal={appeal} field={field} onDone={() => setEdited(undefined)} />
            </Suspense>
          ) : (
            <AppealField
              key={field}
              field={field}
              value={valueOf(field)}
              support={appeal.extraction.support[field]}
              byHand={appeal.handEdited.includes(field)}
              onEdit={mayEdit ? () => setEdited(field) : undefined}
            />
          ),
        )}
      </Stack>
    </Stack>
  );
}
