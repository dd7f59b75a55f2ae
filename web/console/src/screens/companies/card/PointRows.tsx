import { ActionIcon, Button, Fieldset, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { smallIcon } from "../../../theme.ts";
import { freshKey } from "../../../state/freshKey.ts";
import type { Point } from "./points.ts";

export interface PointRowsProps {
  readonly field: { readonly label: string; readonly type: "tel" | "email" };
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  readonly add: string;
  readonly points: readonly Point[];
  readonly onChange: (points: readonly Point[]) => void;
}

/** Numbers or addresses in their order, each with its kind and a comment. */
export function PointRows({ field, kinds, add, points, onChange }: PointRowsProps) {
  const { t } = useTranslation();
  const change = (place: number, part: Partial<Point>) =>
    onChange(points.map((point, at) => (at === place ? { ...point, ...part } : point)));
  const raise = (place: number) =>
    onChange(points.toSpliced(place, 1).toSpliced(place - 1, 0, ...points.slice(place, place + 1)));
  return (
    <Stack gap="sm">
      {points.map((point, place) => (
        <Fieldset key={point.key} p="sm" aria-label={`${field.label} ${place + 1}`}>
          <Stack gap="xs">
            <Group gap="xs" wrap="nowrap">
              <TextInput
                flex={1}
                size="xs"
                type={field.type}
                aria-label={field.label}
                placeholder={field.label}
                value={point.text}
                onChange={(event) => change(place, { text: event.currentTarget.value })}
              />
              <ActionIcon
                size="md"
                aria-label={`${t("finding.folder.up")}: ${point.text}`}
                disabled={place === 0}
                onClick={() => raise(place)}
              >
                <IconArrowUp {...smallIcon} aria-hidden />
              </ActionIcon>
              <ActionIcon
                size="md"
                aria-label={`${t("companies.remove")}: ${point.text}`}
                onClick={() => onChange(points.toSpliced(place, 1))}
              >
                <IconTrash {...smallIcon} aria-hidden />
              </ActionIcon>
            </Group>
            <Group gap="xs" wrap="nowrap">
              <NativeSelect
                size="xs"
                aria-label={t("companies.kind")}
                value={point.kind}
                onChange={(event) => change(place, { kind: event.currentTarget.value })}
                data={[...kinds]}
              />
              <TextInput
                flex={1}
                size="xs"
                aria-label={t("companies.comment")}
                placeholder={t("companies.comment")}
                maxLength={300}
                value={point.comment}
                onChange={(event) => change(place, { comment: event.currentTarget.value })}
              />
            </Group>
          </Stack>
        </Fieldset>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus {...smallIcon} aria-hidden />}
        onClick={() =>
          onChange([...points, { key: freshKey(), id: "", text: "", kind: kinds[0]?.value ?? "", comment: "" }])
        }
      >
        {add}
      </Button>
    </Stack>
  );
}
