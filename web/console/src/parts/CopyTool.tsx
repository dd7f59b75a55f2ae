import { ActionIcon, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { smallIcon } from "../theme.ts";
import { useTranslation } from "../words/useTranslation.ts";

/** Copies a value; `label` says which. */
export function CopyTool({ value, label }: { readonly value: string; readonly label: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => {
        const name = copied ? t("action.copied") : label;
        return (
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={name} title={name} onClick={copy}>
            {copied ? <IconCheck {...smallIcon} aria-hidden /> : <IconCopy {...smallIcon} aria-hidden />}
          </ActionIcon>
        );
      }}
    </CopyButton>
  );
}
