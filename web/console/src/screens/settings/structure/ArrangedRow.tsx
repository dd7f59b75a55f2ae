import { ActionIcon, Box, Text } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { icon } from "../../../theme.ts";
import classes from "./Arranged.module.css";

interface ArrangedRowProps {
  readonly name: string;
  readonly detail: string;
  /** How deep in a tree. */
  readonly depth?: number;
  /** Absent where the reader may not. */
  readonly onEdit?: (() => void) | undefined;
  readonly onDelete?: (() => void) | undefined;
  /** Stands before the name. */
  readonly mark?: ReactNode;
  readonly children?: ReactNode;
}

/** One branch, team, role, template or macro in its list. */
export function ArrangedRow({ name, detail, depth = 0, mark, onEdit, onDelete, children }: ArrangedRowProps) {
  return (
    <Box component="li" className={classes.row} __vars={{ "--depth": String(depth) }}>
      {mark}
      <div className={classes.what}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed" lineClamp={2}>
          {detail}
        </Text>
      </div>
      {children}
      <EditAndDelete name={name} onEdit={onEdit} onDelete={onDelete} />
    </Box>
  );
}

/** What a reader may do with something that has a name. */
export function EditAndDelete({ name, onEdit, onDelete }: Pick<ArrangedRowProps, "name" | "onEdit" | "onDelete">) {
  const { t } = useTranslation();
  return (
    <>
      {onEdit && (
        <ActionIcon aria-label={t("structure.editOf", { name })} onClick={onEdit}>
          <IconPencil {...icon} aria-hidden />
        </ActionIcon>
      )}
      {onDelete && (
        <ActionIcon aria-label={t("structure.deleteOf", { name })} onClick={onDelete}>
          <IconTrash {...icon} aria-hidden />
        </ActionIcon>
      )}
    </>
  );
}
