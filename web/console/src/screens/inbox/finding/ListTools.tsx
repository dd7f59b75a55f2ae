import { ActionIcon, Group, Menu, Tooltip } from "@mantine/core";
import { IconArrowsSort, IconChecks, IconFilter } from "@tabler/icons-react";
import { lazyRouteComponent } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConversationSort } from "../../../../../../contracts/endpoints/conversations.ts";
import { filterQueries } from "../../../../../../contracts/filterQueries.ts";
import { useAsked } from "../../../parts/useAsked.ts";
import { icon } from "../../../theme.ts";
import { useSelection } from "../list/selection/useSelection.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import { FoldersMenu } from "./FoldersMenu.tsx";

const QueryDialog = lazyRouteComponent(() => import("./QueryDialog.tsx"), "QueryDialog");

/** In what order the list stands, and by what it is narrowed. */
export function ListTools() {
  const { t } = useTranslation();
  const { filter, where, sort, narrow } = useInboxPlace();
  const { mayChange, pick } = useSelection();
  const [building, setBuilding] = useState(false);
  return (
    <Group gap={4}>
      <FoldersMenu />
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t(`finding.sort.${sort}`)}>
            <ActionIcon variant={sort === "active" ? "subtle" : "light"} aria-label={t("finding.sortBy")}>
              <IconArrowsSort {...icon} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {ConversationSort.options.map((one) => (
            <Menu.RadioItem
              key={one}
              value={one}
              checked={one === sort}
              closeMenuOnClick
              onChange={() => narrow({ sort: one === "active" ? undefined : one })}
            >
              {t(`finding.sort.${one}`)}
            </Menu.RadioItem>
          ))}
          {mayChange && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconChecks {...icon} aria-hidden />} onClick={pick}>
                {t("bulk.pick")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={t("finding.build")}>
        <ActionIcon
          variant={where ? "light" : "subtle"}
          aria-label={t("finding.build")}
          onClick={() => setBuilding(true)}
        >
          <IconFilter {...icon} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {useAsked(building) && (
        <Suspense>
          <QueryDialog
            query={building ? (where ?? filterQueries[filter]) : undefined}
            onApply={(query) => {
              narrow({ filter: undefined, where: query });
              setBuilding(false);
            }}
            onClose={() => setBuilding(false)}
          />
        </Suspense>
      )}
    </Group>
  );
}
