import {
  ActionIcon,
  Button,
  FocusTrap,
  Indicator,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Popover,
  Stack,
  Tooltip,
} from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { LeadState } from "../../../../../../contracts/company.ts";
import { CompanyFilter, CompanySort } from "../../../../../../contracts/companyFilter.ts";
import { ME } from "../../../../../../contracts/conversationQuery.ts";
import { dictionary } from "../../../queries/companies.ts";
import { people } from "../../../queries/people.ts";
import { branches } from "../../../queries/structure.ts";
import { icon } from "../../../theme.ts";
import { useCompaniesPlace } from "../useCompaniesPlace.ts";

/** What stands for nobody and nothing in a select, which knows no null. */
const NONE = "none";
const DAYS_MAX = 3_650;

/** What the companies of the table have in common, and their order. */
export function FilterMenu() {
  const { t } = useTranslation();
  const { filter, sort, narrow } = useCompaniesPlace();
  const { data: colleagues = [] } = useQuery(people());
  const { data: places = [] } = useQuery(branches());
  const { data: words = [] } = useQuery(dictionary());
  const change = (part: object) => {
    const parsed = CompanyFilter.safeParse({ ...filter, ...part });
    if (parsed.success) narrow({ having: Object.values(parsed.data).some(Boolean) ? parsed.data : undefined });
  };
  const choose = (field: string) => (values: readonly string[]) =>
    change({ [field]: values.length === 0 ? undefined : values.map((value) => (value === NONE ? null : value)) });
  const listed = (values: readonly (string | null)[] | undefined) => values?.map((value) => value ?? NONE) ?? [];
  const wordsOf = (kind: string) =>
    words.filter((word) => word.kind === kind).map(({ id, name }) => ({ value: id, label: name }));
  const days = (field: "contractEndsWithinDays" | "noCallsForDays", label: string) => (
    <NumberInput
      size="xs"
      label={label}
      suffix={` ${t("companies.days", { count: filter[field] ?? 0 }).replace(/^\D*\d+\s*/, "")}`}
      min={1}
      max={DAYS_MAX}
      allowDecimal={false}
      allowNegative={false}
      value={filter[field] ?? ""}
      onChange={(value) => change({ [field]: typeof value === "number" && value > 0 ? value : undefined })}
    />
  );
  const narrowed = Object.keys(filter).length;
  const inPlace = { comboboxProps: { withinPortal: false }, size: "xs", searchable: true, clearable: true } as const;
  return (
    <Popover position="bottom-end" trapFocus withinPortal={false} shadow="md" width="20rem">
      <Popover.Target>
        <Tooltip withinPortal={false} label={t("companies.filters")}>
          <Indicator disabled={narrowed === 0} label={narrowed} size={16} offset={6}>
            <ActionIcon aria-label={t("companies.filters")}>
              <IconFilter {...icon} aria-hidden />
            </ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("companies.filters")}>
        <FocusTrap.InitialFocus />
        <Stack gap="sm">
          <MultiSelect
            {...inPlace}
            label={t("companies.field.responsibleId")}
            value={listed(filter.responsible)}
            onChange={choose("responsible")}
            data={[
              { value: ME, label: t("companies.me") },
              { value: NONE, label: t("companies.nobody") },
              ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <MultiSelect
            {...inPlace}
            label={t("companies.field.branchId")}
            value={listed(filter.branch)}
            onChange={choose("branch")}
            data={[
              { value: NONE, label: t("companies.noBranch") },
              ...places.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <MultiSelect
            {...inPlace}
            label={t("companies.field.statusId")}
            value={listed(filter.status)}
            onChange={choose("status")}
            data={[{ value: NONE, label: t("companies.none") }, ...wordsOf("companyStatus")]}
          />
          <MultiSelect
            {...inPlace}
            label={t("companies.field.sphereIds")}
            value={listed(filter.sphere)}
            onChange={choose("sphere")}
            data={wordsOf("companySphere")}
          />
          <NativeSelect
            size="xs"
            label={t("companies.field.leadState")}
            value={filter.leadState ?? ""}
            onChange={(event) => change({ leadState: LeadState.safeParse(event.currentTarget.value).data })}
            data={[
              { value: "", label: t("companies.anyOne") },
              ...LeadState.options.map((state) => ({ value: state, label: t(`companies.leadState.${state}`) })),
            ]}
          />
          {days("contractEndsWithinDays", t("companies.contractEnds"))}
          {days("noCallsForDays", t("companies.noCalls"))}
          <NativeSelect
            size="xs"
            label={t("companies.sortBy")}
            value={sort}
            onChange={(event) => narrow({ order: CompanySort.parse(event.currentTarget.value) })}
            data={CompanySort.options.map((by) => ({ value: by, label: t(`companies.sort.${by}`) }))}
          />
          {narrowed > 0 && (
            <Button variant="default" size="xs" onClick={() => narrow({ having: undefined })}>
              {t("companies.clear")}
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
