import { useDisclosure } from "@mantine/hooks";
import { IconClockPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { TimeDialog } from "../../../../parts/TimeDialog.tsx";
import { SnoozeItems } from "../../thread/SnoozeItems.tsx";
import { BulkMenu } from "./BulkMenu.tsx";

/** Until when all of them are put off. */
export function BulkSnooze({ onChosen }: { readonly onChosen: (until: Date | null) => void }) {
  const { t } = useTranslation();
  const [choosing, choose] = useDisclosure(false);
  return (
    <>
      <BulkMenu label={t("bulk.todo.snooze")} glyph={IconClockPause}>
        <SnoozeItems onSnooze={onChosen} onOwnTime={choose.open} />
      </BulkMenu>
      <TimeDialog
        opened={choosing}
        title={t("bulk.todo.snooze")}
        action={t("bulk.todo.snooze")}
        onClose={choose.close}
        onChosen={onChosen}
      />
    </>
  );
}
