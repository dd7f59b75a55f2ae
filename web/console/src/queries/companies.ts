import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { CompanyFilter, CompanySort } from "../../../../contracts/companyFilter.ts";
import {
  getCompany,
  listCompanies,
  listCompanyContacts,
  listCompanyTimeline,
  listContactTimeline,
} from "../../../../contracts/endpoints/companies.ts";
import {
  findCompanyDuplicates,
  findSurvivor,
  listCompanyDuplicates,
} from "../../../../contracts/endpoints/companyMerges.ts";
import { listCompanyNotes } from "../../../../contracts/endpoints/companyNotes.ts";
import { listCompanyViews } from "../../../../contracts/endpoints/companyViews.ts";
import { listDictionary } from "../../../../contracts/endpoints/dictionary.ts";
import type { CompanyId, ContactId } from "../../../../contracts/ids.ts";
import { call } from "../api/call.ts";

/** The API numbers no first page: it is the one without a cursor. */
const firstPage = "";
const after = (cursor: string) => (cursor === firstPage ? {} : { cursor });

export interface CompanySelection {
  readonly search: string;
  readonly filter: CompanyFilter;
  readonly sort: CompanySort;
}

export const companyList = ({ search, filter, sort }: CompanySelection) =>
  infiniteQueryOptions({
    queryKey: ["companies", "list", search, filter, sort],
    queryFn: ({ pageParam, signal }) => {
      const narrowed = { ...(search && { search }), filter: JSON.stringify(filter) };
      return call(listCompanies, { query: { ...narrowed, sort, ...after(pageParam) }, signal });
    },
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.companies),
    placeholderData: keepPreviousData,
  });

export const companyCard = (companyId: CompanyId) =>
  queryOptions({
    queryKey: ["companies", "card", companyId],
    queryFn: ({ signal }) => call(getCompany, { params: { companyId }, signal }),
  });

export const companyPeople = (companyId: CompanyId) =>
  queryOptions({
    queryKey: ["companies", "people", companyId],
    queryFn: ({ signal }) => call(listCompanyContacts, { params: { companyId }, signal }),
    select: (answer) => answer.contacts,
  });

export const companyNotes = (companyId: CompanyId) =>
  infiniteQueryOptions({
    queryKey: ["companies", "notes", companyId],
    queryFn: ({ pageParam, signal }) =>
      call(listCompanyNotes, { params: { companyId }, query: after(pageParam), signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.notes),
  });

/** What happened with a company and its people, or with one contact. */
export const timeline = (owner: { readonly companyId: CompanyId } | { readonly contactId: ContactId }) =>
  infiniteQueryOptions({
    queryKey: ["companies", "timeline", owner],
    queryFn: ({ pageParam, signal }) =>
      "companyId" in owner
        ? call(listCompanyTimeline, { params: owner, query: after(pageParam), signal })
        : call(listContactTimeline, { params: owner, query: after(pageParam), signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.entries),
  });

export const companyViews = () =>
  queryOptions({
    queryKey: ["companies", "views"],
    queryFn: ({ signal }) => call(listCompanyViews, { signal }),
    select: (answer) => answer.views,
  });

export const dictionary = () =>
  queryOptions({
    queryKey: ["companies", "dictionary"],
    queryFn: ({ signal }) => call(listDictionary, { signal }),
    select: (answer) => answer.entries,
  });

export const duplicatesOf = (companyId: CompanyId) =>
  queryOptions({
    queryKey: ["companies", "duplicates", companyId],
    queryFn: ({ signal }) => call(listCompanyDuplicates, { params: { companyId }, signal }),
    select: (answer) => answer.duplicates,
  });

/** Of a company that is about to be added. */
export const duplicatesLike = (typed: { readonly name: string; readonly inn: string; readonly phone: string }) =>
  queryOptions({
    queryKey: ["companies", "duplicates", typed],
    queryFn: ({ signal }) => call(findCompanyDuplicates, { query: typed, signal }),
    select: (answer) => answer.duplicates,
    placeholderData: keepPreviousData,
  });

/** Where a company that is no longer found has gone by a merge. */
export const survivor = (companyId: CompanyId) =>
  queryOptions({
    queryKey: ["companies", "survivor", companyId],
    queryFn: ({ signal }) => call(findSurvivor, { query: { companyId }, signal }),
    select: (answer) => answer.companyId,
  });
