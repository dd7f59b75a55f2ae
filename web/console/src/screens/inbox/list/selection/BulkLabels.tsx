import { Menu, Text } from "@mantine/core";
import { IconTag } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { LabelId } from "../../../../../../../contracts/ids.ts";
import { labels } from "../../../../queries/labels.ts";
import { LabelChip } from "../../labels/LabelChip.tsx";
import { BulkMenu } from "./BulkMenu.tsx";

interface BulkLabelsProps {
  readonly onChosen: (change: { add: LabelId[] } | { remove: LabelId[] }) => void;
}

/** One label that all of them get or lose. */
export function BulkLabels({ onChosen }: BulkLabelsProps) {
  const { t } = useTranslation();
  const { data: known = [] } = useQuery(labels());
  return (
    <BulkMenu label={t("bulk.todo.label")} glyph={IconTag}>
      {known.length === 0 && (
        <Text size="sm" c="dimmed" p="sm">
          {t("work.noLabels")}
        </Text>
      )}
      {known.length > 0 && <Menu.Label>{t("bulk.labelAdd")}</Menu.Label>}
      {known.map((label) => (
        <Menu.Item key={label.id} onClick={() => onChosen({ add: [label.id] })}>
          <LabelChip label={label} />
        </Menu.Item>
      ))}
      {known.length > 0 && <Menu.Label>{t("bulk.labelRemove")}</Menu.Label>}
      {known.map((label) => (
        <Menu.Item key={label.id} onClick={() => onChosen({ remove: [label.id] })}>
          <LabelChip label={label} />
        </Menu.Item>
      ))}
    </BulkMenu>
  );
}
