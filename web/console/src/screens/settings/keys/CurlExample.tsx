import { Code, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { publicGetKey } from "../../../../../../contracts/endpoints/public.ts";
import classes from "./ApiKeysScreen.module.css";

/** The first request by a key, to paste into a terminal. */
export function CurlExample({ secret }: { readonly secret: string }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Text size="sm">{t("apiKeys.example")}</Text>
      <Code block className={classes.example}>
        {`curl -H 'Authorization: Bearer ${secret}' ${location.origin}${publicGetKey.path}`}
      </Code>
    </Stack>
  );
}
