import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { icon } from "../../../../theme.ts";

interface BulkMenuProps {
  readonly label: string;
  readonly glyph: Icon;
  readonly children: ReactNode;
}

/** A button of the selection bar that opens a choice. */
export function BulkMenu({ label, glyph: Glyph, children }: BulkMenuProps) {
  return (
    <Menu position="bottom-start" width="var(--menu-width)">
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon aria-label={label}>
            <Glyph {...icon} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah="60dvh" style={{ overflowY: "auto" }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
