import { Button, Skeleton, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonLink } from "../../../../../../contracts/person.ts";
import { Later } from "../../../parts/Later.tsx";
import { Trouble } from "../../../parts/Trouble.tsx";
import { tenants } from "../../../queries/installation.ts";
import { icon } from "../../../theme.ts";
import { LinkDialog } from "../people/LinkDialog.tsx";
import { Section } from "../profile/Section.tsx";
import { CreateTenant } from "./CreateTenant.tsx";
import classes from "./InstallationScreen.module.css";
import { TenantRow } from "./TenantRow.tsx";

/** Every company of the installation: open one, rename, suspend, resume. */
export function Tenants() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(tenants());
  const [creating, creation] = useDisclosure(false);
  const [link, setLink] = useState<PersonLink>();
  return (
    <Section title={t("installation.tenants")}>
      <Text size="sm" c="dimmed" mb="sm">
        {t("installation.tenantsLead")}
      </Text>
      {!data && !error && (
        <Later>
          <Skeleton height="8em" />
        </Later>
      )}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <ul className={classes.tenants}>
          {data.map((tenant) => (
            <TenantRow key={tenant.id} tenant={tenant} />
          ))}
        </ul>
      )}
      <Button mt="md" leftSection={<IconPlus {...icon} aria-hidden />} onClick={creation.open}>
        {t("installation.create")}
      </Button>
      <CreateTenant opened={creating} onClose={creation.close} onLink={setLink} />
      <LinkDialog link={link} onClose={() => setLink(undefined)} />
    </Section>
  );
}
