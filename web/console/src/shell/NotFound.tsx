import { IconMapOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../parts/LinkButton.tsx";
import { Quiet } from "../parts/Quiet.tsx";

export function NotFound() {
  const { t } = useTranslation();
  const home = (
    <LinkButton variant="default" to="/inbox">
      {t("trouble.toInbox")}
    </LinkButton>
  );
  return <Quiet icon={IconMapOff} title={t("trouble.notFound")} action={home} />;
}
