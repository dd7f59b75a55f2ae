import { Button } from "@mantine/core";
import { IconCloudOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { errorCode } from "../api/clientError.ts";
import { Quiet } from "./Quiet.tsx";

interface TroubleProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** A list or panel that could not be loaded: what happened, and the way on. */
export function Trouble({ error, onRetry }: TroubleProps) {
  const { t } = useTranslation();
  const retry = onRetry && (
    <Button variant="default" onClick={onRetry}>
      {t("action.retry")}
    </Button>
  );
  return (
    <div role="alert">
      <Quiet icon={IconCloudOff} title={t("trouble.title")} action={retry}>
        {t(`error.${errorCode(error)}`)}
      </Quiet>
    </div>
  );
}
