import {
  ActionIcon,
  type ActionIconProps,
  Anchor,
  type AnchorProps,
  Button,
  type ButtonProps,
  Menu,
  type MenuItemProps,
} from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";

type AnchorOf<Props> = Props & Omit<ComponentProps<"a">, keyof Props>;

const ButtonAnchor = (props: AnchorOf<ButtonProps>) => <Button component="a" {...props} />;
const IconAnchor = (props: AnchorOf<ActionIconProps>) => <ActionIcon component="a" {...props} />;
const MenuAnchor = (props: AnchorOf<MenuItemProps>) => <Menu.Item component="a" {...props} />;
const TextAnchor = (props: AnchorOf<AnchorProps>) => <Anchor {...props} />;

/** Buttons and text that lead to another screen: real links, checked against the routes. */
export const LinkButton = createLink(ButtonAnchor);
export const LinkIcon = createLink(IconAnchor);
export const LinkMenuItem = createLink(MenuAnchor);
export const LinkText = createLink(TextAnchor);
