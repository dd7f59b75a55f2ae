import { Badge } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { LinkButton } from "../../parts/LinkButton.tsx";
import { waitingRequests } from "../../queries/companyRequests.ts";

/** To the requests, with how many of them wait for the reader. */
export function RequestsLink() {
  const { t } = useTranslation();
  const { data: waiting = 0 } = useQuery(waitingRequests());
  return (
    <LinkButton
      to="/company-requests"
      variant="subtle"
      rightSection={
        waiting > 0 && (
          <Badge circle size="sm">
            {waiting}
          </Badge>
        )
      }
    >
      {t("companyRequests.link")}
    </LinkButton>
  );
}
