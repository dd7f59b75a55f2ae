import { Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiKey } from "../../../../../../contracts/apiKey.ts";
import { Page } from "../../../parts/Page.tsx";
import { Quiet } from "../../../parts/Quiet.tsx";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { apiKeys } from "../../../queries/apiKeys.ts";
import { icon } from "../../../theme.ts";
import { ApiKeyRow } from "./ApiKeyRow.tsx";
import classes from "./ApiKeysScreen.module.css";
import { CreateKeyDialog } from "./CreateKeyDialog.tsx";
import { CurlExample } from "./CurlExample.tsx";
import { RevokeKeyDialog } from "./RevokeKeyDialog.tsx";
import { SecretDialog } from "./SecretDialog.tsx";

/** Keys by which other programs use the public API: make one, see which are used, revoke. */
export function ApiKeysScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(apiKeys());
  const [creating, creation] = useDisclosure(false);
  const [secret, setSecret] = useState<string>();
  const [revoking, setRevoking] = useState<ApiKey>();
  const create = (
    <Button leftSection={<IconPlus {...icon} aria-hidden />} onClick={creation.open}>
      {t("apiKeys.create")}
    </Button>
  );
  const isEmpty = data?.length === 0;
  return (
    <Page title={t("apiKeys.title")} lead={t("apiKeys.lead")} action={isEmpty ? undefined : create}>
      {!data && !error && <RowSkeletons rows={4} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {isEmpty && (
        <Quiet
          icon={IconKey}
          title={t("apiKeys.emptyTitle")}
          action={
            <Stack align="center" gap="xl">
              {create}
              <CurlExample secret="sb_…" />
            </Stack>
          }
        >
          {t("apiKeys.empty")}
        </Quiet>
      )}
      {data && !isEmpty && (
        <ul className={classes.list}>
          {data.map((key) => (
            <ApiKeyRow key={key.id} apiKey={key} onRevoke={setRevoking} />
          ))}
        </ul>
      )}
      <CreateKeyDialog opened={creating} onClose={creation.close} onCreated={setSecret} />
      <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />
      <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(undefined)} />
    </Page>
  );
}
