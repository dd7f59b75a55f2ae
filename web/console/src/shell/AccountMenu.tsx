import {
  Avatar,
  Menu,
  SegmentedControl,
  Text,
  UnstyledButton,
  VisuallyHidden,
  useMantineColorScheme,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconKeyboard, IconLogout, IconUser } from "@tabler/icons-react";
import { Link, lazyRouteComponent } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Operator } from "../../../../contracts/operator.ts";
import { useOffer } from "../commands/offers.ts";
import { useAsked } from "../parts/useAsked.ts";
import { Language, preferences, setPreference } from "../state/preferences.ts";
import { useStore } from "../state/store.ts";
import { icon } from "../theme.ts";
import classes from "./AccountMenu.module.css";
import { useRoleName } from "./useRoleName.ts";
import { languageNames } from "./languageNames.ts";
import { leave } from "./leave.ts";

const ShortcutSheet = lazyRouteComponent(() => import("./ShortcutSheet.tsx"), "ShortcutSheet");

interface AccountMenuProps {
  readonly operator: Operator;
  readonly position: "right-end" | "top-end";
}

const themes = ["light", "dark", "auto"] as const;

export function AccountMenu({ operator, position }: AccountMenuProps) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const language = useStore(preferences, (kept) => kept.language);
  const [sheetOpen, sheet] = useDisclosure(false);
  useOffer({ help: sheet.open });

  return (
    <>
      <Menu position={position} width="var(--menu-width)" trapFocus={false}>
        <Menu.Target>
          <UnstyledButton className={classes.target}>
            <Avatar size="sm" name={operator.name} color="indigo" radius="xl" aria-hidden />
            <VisuallyHidden>{t("account.menu", { name: operator.name })}</VisuallyHidden>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes.who}>
            <Text fw={600} truncate>
              {operator.name}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {roleName(operator.role, operator.roleName)} · {operator.tenantName}
            </Text>
          </div>
          <Menu.Divider />
          <div className={classes.choice}>
            <Text size="xs" c="dimmed" mb={4}>
              {t("account.theme")}
            </Text>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={t("account.theme")}
              value={colorScheme}
              onChange={setColorScheme}
              data={themes.map((value) => ({ value, label: t(`account.${value}`) }))}
            />
          </div>
          <div className={classes.choice}>
            <Text size="xs" c="dimmed" mb={4}>
              {t("account.language")}
            </Text>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={t("account.language")}
              value={language}
              onChange={(chosen) => setPreference({ language: chosen })}
              data={Language.options.map((value) => ({ value, label: languageNames[value] }))}
            />
          </div>
          <Menu.Divider />
          <Menu.Item component={Link} to="/settings/profile" leftSection={<IconUser {...icon} aria-hidden />}>
            {t("profile.title")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconKeyboard {...icon} aria-hidden />}
            rightSection={<kbd className={classes.key}>?</kbd>}
            onClick={sheet.open}
          >
            {t("account.shortcuts")}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout {...icon} aria-hidden />} onClick={leave}>
            {t("account.signOut")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {useAsked(sheetOpen) && (
        <Suspense>
          <ShortcutSheet opened={sheetOpen} onClose={sheet.close} />
        </Suspense>
      )}
    </>
  );
}
