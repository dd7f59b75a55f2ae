import { useDebouncedValue } from "@mantine/hooks";
import { IconBuildingSkyscraper, IconMessage, IconUser } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { listCompanies } from "../../../../contracts/endpoints/companies.ts";
import { listConversations } from "../../../../contracts/endpoints/conversations.ts";
import { listContacts } from "../../../../contracts/endpoints/records.ts";
import { call } from "../api/call.ts";
import { useMay } from "../shell/useOperator.ts";

const TYPING_PAUSE_MS = 200;
const WORTH_ASKING = 2;
const limit = 5;

/** Conversations and contacts that the server finds for what was typed. */
export function useFoundRecords(typed: string) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useDebouncedValue(typed, TYPING_PAUSE_MS);
  const isWorthAsking = typed.length >= WORTH_ASKING && search.length >= WORTH_ASKING;
  const conversations = useQuery({
    queryKey: ["commandBar", "conversations", search],
    queryFn: ({ signal }) => call(listConversations, { query: { search, limit }, signal }),
    enabled: useMay("conversations.read") && isWorthAsking,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const contacts = useQuery({
    queryKey: ["commandBar", "contacts", search],
    queryFn: ({ signal }) => call(listContacts, { query: { search, limit }, signal }),
    enabled: useMay("contacts.read") && isWorthAsking,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const companies = useQuery({
    queryKey: ["commandBar", "companies", search],
    queryFn: ({ signal }) => call(listCompanies, { query: { search, limit }, signal }),
    enabled: useMay("companies.read") && isWorthAsking,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

  const groups = [
    {
      name: t("rail.inbox"),
      entries: (conversations.data?.conversations ?? []).map(({ id, contactName, channelName }) => ({
        id,
        icon: IconMessage,
        name: contactName,
        more: channelName,
        pick: () => void navigate({ to: "/inbox/$conversationId", params: { conversationId: id } }),
      })),
    },
    {
      name: t("rail.contacts"),
      entries: (contacts.data?.contacts ?? []).map(({ id, name, phone }) => ({
        id,
        icon: IconUser,
        name,
        more: phone,
        pick: () => void navigate({ to: "/contacts/$contactId", params: { contactId: id } }),
      })),
    },
    {
      name: t("rail.companies"),
      entries: (companies.data?.companies ?? []).map(({ id, name, inn }) => ({
        id,
        icon: IconBuildingSkyscraper,
        name,
        more: inn,
        pick: () => void navigate({ to: "/companies/$companyId", params: { companyId: id } }),
      })),
    },
  ];
  const isLooking = companies.isFetching || typed !== search || conversations.isFetching || contacts.isFetching;
  return { groups: isWorthAsking ? groups : [], isLooking: isLooking && typed.length >= WORTH_ASKING };
}
