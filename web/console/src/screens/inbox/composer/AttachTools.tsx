import { ActionIcon, Tooltip } from "@mantine/core";
import { IconMicrophone, IconPaperclip } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useOffer } from "../../../commands/offers.ts";
import { fileSize } from "../../../format/numbers.ts";
import { smallIcon } from "../../../theme.ts";

interface AttachToolsProps {
  readonly bytesMax: number;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRecord: () => void;
}

/** The buttons that add a file or a recording to the reply. */
export function AttachTools({ bytesMax, onFiles, onRecord }: AttachToolsProps) {
  const { t, i18n } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const choose = () => field.current?.click();
  useOffer({ attach: choose, record: onRecord });
  return (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        aria-label={t("files.attach")}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <Tooltip label={t("files.attachUpTo", { size: fileSize(bytesMax, i18n.language) })}>
        <ActionIcon size="md" aria-label={t("files.attach")} onClick={choose}>
          <IconPaperclip {...smallIcon} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("files.record")}>
        <ActionIcon size="md" aria-label={t("files.record")} onClick={onRecord}>
          <IconMicrophone {...smallIcon} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
