import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Company } from "../../../../../../contracts/company.ts";
import type { CompanyDuplicate } from "../../../../../../contracts/companyMerge.ts";
import { LinkText } from "../../../parts/LinkButton.tsx";
import { duplicatesOf } from "../../../queries/companies.ts";
import { useMay } from "../../../shell/useOperator.ts";
import classes from "./Merge.module.css";
import { MergeDialog } from "./MergeDialog.tsx";
import { useLikenessWords } from "./useLikenessWords.ts";

/** Companies that may be this one, each with the way to make them one. Nothing where there is none: most companies have no double. */
export function Duplicates({ company }: { readonly company: Company }) {
  const { t } = useTranslation();
  const say = useLikenessWords();
  const mayEdit = useMay("companies.edit");
  const [merged, setMerged] = useState<CompanyDuplicate>();
  const { data: duplicates = [] } = useQuery(duplicatesOf(company.id));
  return (
    <>
      {duplicates.map((duplicate) => (
        <Group key={duplicate.id} justify="space-between" gap="sm" className={classes.alike}>
          <Text size="sm" className={classes.like}>
            {t("companyMerges.alike")}{" "}
            <LinkText
              to="/companies/$companyId"
              params={{ companyId: duplicate.id }}
              search={(now) => now}
              size="sm"
              underline="always"
            >
              {duplicate.name}
            </LinkText>
            {` (${say(duplicate)})`}
          </Text>
          {mayEdit && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t("companyMerges.mergeWith", { name: duplicate.name })}
              onClick={() => setMerged(duplicate)}
            >
              {t("companyMerges.merge")}
            </Button>
          )}
        </Group>
      ))}
      <MergeDialog company={company} otherId={merged?.id} onClose={() => setMerged(undefined)} />
    </>
  );
}
