import { Button } from "@mantine/core";
import { IconMoodConfuzed } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Quiet } from "../parts/Quiet.tsx";

/** The last line of defence: a screen that threw while drawing, or whose code could not be fetched after a release. */
export function PageTrouble() {
  const { t } = useTranslation();
  const reload = (
    <Button variant="default" onClick={() => location.reload()}>
      {t("action.reload")}
    </Button>
  );
  return (
    <Quiet icon={IconMoodConfuzed} title={t("trouble.pageTitle")} action={reload}>
      {t("trouble.pageLead")}
    </Quiet>
  );
}
