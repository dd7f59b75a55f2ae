import { Menu, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type ConversationFilter, COUNTED_UP_TO } from "../../../../../../contracts/endpoints/conversations.ts";
import { countUpTo } from "../../../format/numbers.ts";
import { conversationCounts } from "../../../queries/conversations.ts";
import { smallIcon } from "../../../theme.ts";
import { useOffer } from "../../../commands/offers.ts";
import { useInboxPlace } from "../useInboxPlace.ts";
import classes from "./ListTabs.module.css";

const tabs: readonly ConversationFilter[] = ["all", "mine", "unassigned", "needsOperator"];
const others: readonly ConversationFilter[] = [
  "mentions",
  "unattended",
  "bot",
  "pending",
  "snoozed",
  "resolved",
  "spam",
];

const inOrder = [...tabs, ...others];

/** The one after the last is the first; so is the one after a query of the operator's own. */
const tabAfter = (filter: ConversationFilter | undefined): ConversationFilter =>
  inOrder[(inOrder.findIndex((one) => one === filter) + 1) % inOrder.length] ?? "all";

/** The filters that are looked at all day, and the rest one click further. */
export function ListTabs({ search }: { readonly search: string }) {
  const { t } = useTranslation();
  const { filter, where, narrow } = useInboxPlace();
  const { data } = useQuery(conversationCounts());
  const shown = where ? undefined : filter;
  const further = others.find((one) => one === shown);
  const count = (one: ConversationFilter) =>
    one !== "resolved" &&
    one !== "spam" && <span className={classes.count}>{data && countUpTo(COUNTED_UP_TO, data.counts[one])}</span>;
  const choose = (one: ConversationFilter) =>
    narrow({ filter: one === "all" ? undefined : one, where: undefined, search: search || undefined });
  useOffer({ nextTab: () => choose(tabAfter(shown)) });

  return (
    <fieldset className={classes.tabs} aria-label={t("list.filters")}>
      {tabs.map((one) => (
        <UnstyledButton key={one} className={classes.tab} aria-pressed={one === shown} onClick={() => choose(one)}>
          {t(`filter.${one}`)}
          {count(one)}
        </UnstyledButton>
      ))}
      <Menu position="bottom-end">
        <Menu.Target>
          <UnstyledButton
            className={classes.tab}
            data-shown={further !== undefined || undefined}
            aria-label={further ? undefined : t("finding.more")}
            title={further ? undefined : t("finding.more")}
          >
            {further && t(`filter.${further}`)}
            {further && count(further)}
            <IconChevronDown {...smallIcon} aria-hidden className={classes.chevron} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((one) => (
            <Menu.RadioItem
              key={one}
              value={one}
              checked={one === shown}
              closeMenuOnClick
              rightSection={count(one)}
              onChange={() => choose(one)}
            >
              {t(`filter.${one}`)}
            </Menu.RadioItem>
          ))}
        </Menu.Dropdown>
      </Menu>
    </fieldset>
  );
}
