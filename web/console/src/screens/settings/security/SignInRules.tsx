import { Stack, Switch, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeSafetyRules } from "../../../../../../contracts/endpoints/security.ts";
import { call } from "../../../api/call.ts";
import { errorCode } from "../../../api/clientError.ts";
import { RowSkeletons } from "../../../parts/RowSkeletons.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { safetyRules } from "../../../queries/security.ts";
import { Section } from "../profile/Section.tsx";

/** Whether everybody needs a second factor, and who still lacks it. */
export function SignInRules() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(safetyRules());
  const change = useMutation({
    mutationFn: (twoFactorRequired: boolean) => call(changeSafetyRules, { body: { twoFactorRequired } }),
    onSuccess: (rules) => client.setQueryData(safetyRules().queryKey, rules),
    onError: (problem) => notifications.show({ color: "red", message: t(`error.${errorCode(problem)}`) }),
  });
  return (
    <Section title={t("security.rules")}>
      {!data && !error && <RowSkeletons rows={2} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <Stack gap="md">
          <Switch
            label={t("security.requireTwoFactor")}
            description={t("security.requireLead")}
            checked={change.isPending ? change.variables : data.twoFactorRequired}
            onChange={(event) => change.mutate(event.currentTarget.checked)}
          />
          <Text size="sm" c="dimmed">
            {data.without.length === 0
              ? t("security.everybodyHas")
              : `${t("security.without")}: ${data.without.map(({ name }) => name).join(", ")}`}
          </Text>
        </Stack>
      )}
    </Section>
  );
}
