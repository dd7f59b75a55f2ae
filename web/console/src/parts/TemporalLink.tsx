import { Button, type ButtonProps } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { smallIcon } from "../theme.ts";

interface TemporalLinkProps extends Pick<ButtonProps, "mt"> {
  /** Null where no Temporal UI is known, or not to this operator: then there is no link. */
  readonly url: string | null;
  /** What it says, where it leads to more than one actor. */
  readonly children?: ReactNode;
}

/** Leads to what the Temporal UI knows of an actor, in a window of its own. */
export function TemporalLink({ url, children, ...space }: TemporalLinkProps) {
  const { t } = useTranslation();
  if (url === null) return null;
  return (
    <Button
      component="a"
      href={url}
      target="_blank"
      rel="noreferrer"
      size="xs"
      variant="default"
      w="fit-content"
      rightSection={<IconExternalLink {...smallIcon} aria-hidden />}
      {...space}
    >
      {children ?? t("action.openTemporal")}
    </Button>
  );
}
