import { Button, Divider, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { OIDC_START_PATH } from "../../../../../contracts/oidc.ts";
import { LinkText } from "../../parts/LinkButton.tsx";
import { signInWays } from "../../queries/session.ts";

/** What stands under the password: where to get another one, and the identity provider where there is one. */
export function OtherWays({ next }: { readonly next: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(signInWays());
  if (!data) return null;
  const { oidc, resetByMail } = data;
  return (
    <Stack gap="md" mt="md">
      {resetByMail ? (
        <LinkText to="/forgotten-password" size="sm" ta="center">
          {t("ways.forgot")}
        </LinkText>
      ) : (
        <Text size="sm" c="dimmed" ta="center">
          {t("ways.askAdministrator")}
        </Text>
      )}
      {oidc && (
        <>
          <Divider label={t("ways.or")} />
          <Button
            component="a"
            href={`${OIDC_START_PATH}?${new URLSearchParams({ next }).toString()}`}
            variant="default"
            fullWidth
          >
            {t("ways.enterBy", { name: oidc.name })}
          </Button>
        </>
      )}
    </Stack>
  );
}
