import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getNotificationSettings, listNotifications } from "../../../../contracts/endpoints/notifications.ts";
import { call } from "../api/call.ts";

const firstPage = "";

export const notificationList = () =>
  infiniteQueryOptions({
    queryKey: ["notifications", "list"],
    queryFn: ({ pageParam, signal }) =>
      call(listNotifications, { query: pageParam ? { cursor: pageParam } : {}, signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.notifications),
  });

export const unreadNotifications = () =>
  queryOptions({
    queryKey: ["notifications", "unread"],
    queryFn: ({ signal }) => call(listNotifications, { query: { limit: 1 }, signal }),
    select: ({ unread }) => unread,
  });

export const notificationSettings = () =>
  queryOptions({
    queryKey: ["notificationSettings"],
    queryFn: ({ signal }) => call(getNotificationSettings, { signal }),
  });
