import { ActionIcon, Badge, ColorSwatch, Group, Menu, Text, Tooltip } from "@mantine/core";
import { IconFolder, IconSettings } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazyRouteComponent } from "@tanstack/react-router";
import { Fragment, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { COUNTED_UP_TO } from "../../../../../../contracts/endpoints/conversations.ts";
import { countUpTo } from "../../../format/numbers.ts";
import { useAsked } from "../../../parts/useAsked.ts";
import { folders } from "../../../queries/finding.ts";
import { icon, smallIcon } from "../../../theme.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import { isShown } from "./isShown.ts";

const FoldersDialog = lazyRouteComponent(() => import("./FoldersDialog.tsx"), "FoldersDialog");

/** Saved queries, those of the company first. */
export function FoldersMenu() {
  const { t } = useTranslation();
  const { where, sort, narrow } = useInboxPlace();
  const { data, isError } = useQuery(folders());
  const [arranging, setArranging] = useState(false);
  const groups = [
    { title: t("finding.folder.shared"), of: data?.filter(({ isShared }) => isShared) ?? [] },
    { title: t("finding.folder.own"), of: data?.filter(({ isShared }) => !isShared) ?? [] },
  ].filter(({ of }) => of.length > 0);
  return (
    <>
      <Menu position="bottom-end" width="18rem">
        <Menu.Target>
          <Tooltip label={t("finding.folder.menu")}>
            <ActionIcon variant="subtle" aria-label={t("finding.folder.menu")}>
              <IconFolder {...icon} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {isError && !data && (
            <Text size="sm" p="sm">
              {t("finding.folder.failed")}
            </Text>
          )}
          {data?.length === 0 && (
            <Text size="sm" p="sm" c="dimmed">
              {t("finding.folder.none")}
            </Text>
          )}
          {groups.map(({ title, of }) => (
            <Fragment key={title}>
              <Menu.Label>{title}</Menu.Label>
              {of.map((folder) => (
                <Menu.RadioItem
                  key={folder.id}
                  value={folder.id}
                  checked={isShown(folder, where, sort)}
                  closeMenuOnClick
                  rightSection={
                    <Badge variant="default" size="sm">
                      {countUpTo(COUNTED_UP_TO, folder.conversations)}
                    </Badge>
                  }
                  onChange={() =>
                    narrow({
                      filter: undefined,
                      where: folder.query,
                      sort: folder.sort === "active" ? undefined : folder.sort,
                    })
                  }
                >
                  <Group gap="xs" wrap="nowrap">
                    <ColorSwatch size={10} color={`var(--mantine-color-${folder.color}-6)`} />
                    <Text size="sm" truncate>
                      {folder.name}
                    </Text>
                  </Group>
                </Menu.RadioItem>
              ))}
            </Fragment>
          ))}
          {data && data.length > 0 && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconSettings {...smallIcon} aria-hidden />} onClick={() => setArranging(true)}>
                {t("finding.folder.manage")}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {useAsked(arranging) && (
        <Suspense>
          <FoldersDialog opened={arranging} onClose={() => setArranging(false)} />
        </Suspense>
      )}
    </>
  );
}
