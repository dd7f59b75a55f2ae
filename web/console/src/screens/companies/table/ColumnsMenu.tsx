import { ActionIcon, Checkbox, Group, Popover, Stack, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconColumns3 } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CompanyColumn } from "../../../../../../contracts/companyFilter.ts";
import { companyColumns } from "../../../state/companyColumns.ts";
import { useStore } from "../../../state/store.ts";
import { icon, smallIcon } from "../../../theme.ts";

/** Which columns there are and in which order; remembered on this computer. */
export function ColumnsMenu() {
  const { t } = useTranslation();
  const chosen = useStore(companyColumns, (columns) => columns);
  const offered = [...chosen, ...CompanyColumn.options.filter((column) => !chosen.includes(column))];
  return (
    <Popover position="bottom-end" trapFocus withinPortal={false} shadow="md">
      <Popover.Target>
        <Tooltip withinPortal={false} label={t("companies.columns")}>
          <ActionIcon aria-label={t("companies.columns")}>
            <IconColumns3 {...icon} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("companies.columns")}>
        <Stack gap="xs">
          {offered.map((column) => {
            const place = chosen.indexOf(column);
            const name = t(`companies.column.${column}`);
            return (
              <Group key={column} gap="xs" wrap="nowrap" justify="space-between">
                <Checkbox size="xs" label={name} checked={place !== -1} onChange={() => toggle(column)} />
                {place !== -1 && (
                  <Group gap={0} wrap="nowrap">
                    <ActionIcon
                      size="sm"
                      aria-label={t("companies.columnUp", { name })}
                      disabled={place === 0}
                      onClick={() => move(column, -1)}
                    >
                      <IconArrowUp {...smallIcon} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      size="sm"
                      aria-label={t("companies.columnDown", { name })}
                      disabled={place === chosen.length - 1}
                      onClick={() => move(column, 1)}
                    >
                      <IconArrowDown {...smallIcon} aria-hidden />
                    </ActionIcon>
                  </Group>
                )}
              </Group>
            );
          })}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

const toggle = (column: CompanyColumn) =>
  companyColumns.set((now) => (now.includes(column) ? now.filter((one) => one !== column) : [...now, column]));

const move = (column: CompanyColumn, by: number) =>
  companyColumns.set((now) => {
    const rest = now.filter((one) => one !== column);
    return rest.toSpliced(now.indexOf(column) + by, 0, column);
  });
