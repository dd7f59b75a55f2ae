import { Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { removeLogo, setLogo } from "../../../../../../contracts/endpoints/ownTenant.ts";
import { LOGO_BYTES_MAX, LogoType } from "../../../../../../contracts/logo.ts";
import { call } from "../../../api/call.ts";
import { ClientError } from "../../../api/clientError.ts";
import { logo } from "../../../queries/company.ts";
import { Section } from "../profile/Section.tsx";
import classes from "./LogoInput.module.css";
import { Refusal } from "../../../parts/Refusal.tsx";

/** The picture at the top of the rail and above an invitation. */
export function LogoInput() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery(logo());
  const change = useMutation({
    mutationFn: async (file: File | null) =>
      file === null ? call(removeLogo) : call(setLogo, { body: { base64: await base64Of(file) } }),
    onSuccess: (answer) => client.setQueryData(["logo"], answer),
  });
  return (
    <Section title={t("company.logo")}>
      <Stack gap="md">
        <Refusal of={change} />
        <Text size="sm" c="dimmed">
          {t("company.logoLead")}
        </Text>
        <Group gap="md">
          {data?.logo && <img src={data.logo} alt={t("company.logo")} className={classes.logo} />}
          <FileButton accept={LogoType.options.join(",")} onChange={(file) => file && change.mutate(file)}>
            {(button) => (
              <Button variant="default" loading={change.isPending} {...button}>
                {t("company.chooseLogo")}
              </Button>
            )}
          </FileButton>
          {data?.logo && (
            <Button variant="subtle" onClick={() => change.mutate(null)}>
              {t("company.removeLogo")}
            </Button>
          )}
        </Group>
      </Stack>
    </Section>
  );
}

/** Refuses here what the server would refuse, before it travels. */
async function base64Of(file: File): Promise<string> {
  if (file.size > LOGO_BYTES_MAX) throw new ClientError("tenant.logo_refused", "The picture is too large.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(""));
}
