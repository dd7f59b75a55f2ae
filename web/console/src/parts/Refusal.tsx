import { Alert, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { BranchUse, RoleUse } from "../../../../contracts/structure.ts";
import { ClientError, errorCode } from "../api/clientError.ts";

interface RefusalProps {
  /** A mutation, or whatever else can be refused. */
  readonly of: { readonly isError: boolean; readonly error: unknown };
}

/** Why an order was not carried out, and by name what stands in its way. */
export function Refusal({ of: { isError, error } }: RefusalProps) {
  const { t } = useTranslation();
  if (!isError) return null;
  const details = error instanceof ClientError ? error.details : undefined;
  const branch = BranchUse.safeParse(details).data;
  const names = branch
    ? [
        ...[branch.branches, branch.teams, branch.people, branch.channelAccounts, branch.apiKeys].flat(),
        ...(branch.conversations > 0 ? [t("structure.leftConversations", { count: branch.conversations })] : []),
      ]
    : (RoleUse.safeParse(details).data?.people ?? []);
  return (
    <Alert color="red" role="alert" p="sm">
      {t(`error.${errorCode(error)}`)}
      {names.length > 0 && (
        <Text size="sm" mt="xs">
          {t("structure.left", { names: names.join(", ") })}
        </Text>
      )}
    </Alert>
  );
}
