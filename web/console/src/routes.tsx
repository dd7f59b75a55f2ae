import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from "@tanstack/react-router";
import { getSetup } from "../../../contracts/endpoints/session.ts";
import {
  ChannelAccountId,
  CompanyId,
  ContactId,
  ConversationId,
  DeviceId,
  SequenceId,
  TouchRunId,
} from "../../../contracts/ids.ts";
import { call } from "./api/call.ts";
import { session } from "./api/session.ts";
import { CompaniesSearch, ContactsSearch, FunnelSearch, InboxSearch, SignInSearch } from "./search.ts";
import { prefetchConversation } from "./queries/prefetchConversation.ts";
import { CallsSearch } from "./screens/calls/callsSearch.ts";
import { TasksSearch } from "./screens/tasks/tasksSearch.ts";
import { AuditSearch } from "./screens/settings/audit/auditSearch.ts";
import { PhonesSearch } from "./screens/settings/phones/phonesSearch.ts";
import { SearchPlace } from "./screens/search/searchPlace.ts";
import { ConstructorSearch, TouchesSearch } from "./screens/touches/touchesSearch.ts";
import { LazyConversation } from "./screens/inbox/lazyConversation.ts";
import { NotFound } from "./shell/NotFound.tsx";
import { PageTrouble } from "./shell/PageTrouble.tsx";
import { Shell } from "./shell/Shell.tsx";
import { switchStarted } from "./state/switchTiming.ts";
import { breakpoints } from "./theme.ts";

const root = createRootRoute({ notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: SignInSearch,
  beforeLoad: async ({ search }) => {
    if (session.get().status === "signedIn") throw redirect({ href: search.next ?? "/inbox" });
    const { needed } = await call(getSetup).catch(() => ({ needed: false }));
    if (needed) throw redirect({ to: "/setup" });
  },
  component: lazyRouteComponent(() => import("./screens/session/SignInScreen.tsx"), "SignInScreen"),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("./screens/session/SetUpScreen.tsx"), "SetUpScreen"),
});

const link = createRoute({
  getParentRoute: () => root,
  path: "/link",
  component: lazyRouteComponent(() => import("./screens/session/LinkScreen.tsx"), "LinkScreen"),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: "/forgotten-password",
  component: lazyRouteComponent(() => import("./screens/session/ForgottenScreen.tsx"), "ForgottenScreen"),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  beforeLoad: ({ location }) => {
    const state = session.get();
    if (state.status !== "signedIn") throw redirect({ to: "/sign-in", search: { next: location.href } });
    const profileOnly = state.session.operator.twoFactorNeeded;
    if (profileOnly && location.pathname !== "/settings/profile") throw redirect({ to: "/settings/profile" });
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/inbox" });
  },
});

/** What people come for: fetched while it is still asked who they are. */
export const firstScreen = lazyRouteComponent(() => import("./screens/inbox/InboxScreen.tsx"), "InboxScreen");

const inbox = createRoute({
  getParentRoute: () => shell,
  path: "/inbox",
  validateSearch: InboxSearch,
  // Whatever is opened, the list beside it stays the same one.
  search: { middlewares: [retainSearchParams(["where", "sort"])] },
  component: firstScreen,
});

/** Drawn by InboxScreen, so that the list stays in place while conversations change beside it. */
const conversation = createRoute({
  getParentRoute: () => inbox,
  path: "$conversationId",
  params: { parse: ({ conversationId }) => ({ conversationId: ConversationId.parse(conversationId) }) },
  // Its messages are drawn as they come; what draws them is awaited, and the screen before stays until then.
  loader: ({ params: { conversationId }, preload }) => {
    if (!preload) switchStarted(conversationId);
    prefetchConversation(conversationId);
    return LazyConversation.preload?.();
  },
});

const search = createRoute({
  getParentRoute: () => shell,
  path: "/search",
  validateSearch: SearchPlace,
  component: lazyRouteComponent(() => import("./screens/search/SearchScreen.tsx"), "SearchScreen"),
});

const contacts = createRoute({
  getParentRoute: () => shell,
  path: "/contacts",
  validateSearch: ContactsSearch,
  component: lazyRouteComponent(() => import("./screens/contacts/ContactsScreen.tsx"), "ContactsScreen"),
});

const contact = createRoute({
  getParentRoute: () => contacts,
  path: "$contactId",
  params: { parse: ({ contactId }) => ({ contactId: ContactId.parse(contactId) }) },
});

const calls = createRoute({
  getParentRoute: () => shell,
  path: "/calls",
  validateSearch: CallsSearch,
  component: lazyRouteComponent(() => import("./screens/calls/CallsScreen.tsx"), "CallsScreen"),
});

const tasks = createRoute({
  getParentRoute: () => shell,
  path: "/tasks",
  validateSearch: TasksSearch,
  component: lazyRouteComponent(() => import("./screens/tasks/TasksScreen.tsx"), "TasksScreen"),
});

const touches = createRoute({
  getParentRoute: () => shell,
  path: "/touches",
  validateSearch: TouchesSearch,
  component: lazyRouteComponent(() => import("./screens/touches/TouchesScreen.tsx"), "TouchesScreen"),
});

const sequence = createRoute({
  getParentRoute: () => shell,
  path: "/touches/$sequenceId",
  params: { parse: ({ sequenceId }) => ({ sequenceId: SequenceId.parse(sequenceId) }) },
  validateSearch: ConstructorSearch,
  component: lazyRouteComponent(
    () => import("./screens/touches/constructor/ConstructorScreen.tsx"),
    "ConstructorScreen",
  ),
});

const touchRun = createRoute({
  getParentRoute: () => shell,
  path: "/touches/runs/$touchRunId",
  params: { parse: ({ touchRunId }) => ({ touchRunId: TouchRunId.parse(touchRunId) }) },
  component: lazyRouteComponent(() => import("./screens/touches/runs/RunScreen.tsx"), "RunScreen"),
});

const companies = createRoute({
  getParentRoute: () => shell,
  path: "/companies",
  validateSearch: CompaniesSearch,
  component: lazyRouteComponent(() => import("./screens/companies/CompaniesScreen.tsx"), "CompaniesScreen"),
});

const funnel = createRoute({
  getParentRoute: () => shell,
  path: "/funnel",
  validateSearch: FunnelSearch,
  component: lazyRouteComponent(() => import("./screens/funnel/FunnelScreen.tsx"), "FunnelScreen"),
});

/** Drawn beside the board, which stays in place. */
const funnelConversation = createRoute({
  getParentRoute: () => funnel,
  path: "$conversationId",
  params: { parse: ({ conversationId }) => ({ conversationId: ConversationId.parse(conversationId) }) },
  loader: ({ params: { conversationId } }) => {
    prefetchConversation(conversationId);
    return LazyConversation.preload?.();
  },
});

const companyRequests = createRoute({
  getParentRoute: () => shell,
  path: "/company-requests",
  component: lazyRouteComponent(() => import("./screens/companyRequests/RequestsScreen.tsx"), "RequestsScreen"),
});

const companyRecord = createRoute({
  getParentRoute: () => companies,
  path: "$companyId",
  params: { parse: ({ companyId }) => ({ companyId: CompanyId.parse(companyId) }) },
});

const channels = createRoute({
  getParentRoute: () => shell,
  path: "/channels",
  component: lazyRouteComponent(() => import("./screens/channels/ChannelsScreen.tsx"), "ChannelsScreen"),
});

const channelAccount = createRoute({
  getParentRoute: () => shell,
  path: "/channels/$channelAccountId",
  params: { parse: ({ channelAccountId }) => ({ channelAccountId: ChannelAccountId.parse(channelAccountId) }) },
  component: lazyRouteComponent(() => import("./screens/channels/account/AccountScreen.tsx"), "AccountScreen"),
});

const actors = createRoute({
  getParentRoute: () => shell,
  path: "/actors",
  component: lazyRouteComponent(() => import("./screens/actors/ActorsScreen.tsx"), "ActorsScreen"),
});

const notifications = createRoute({
  getParentRoute: () => shell,
  path: "/notifications",
  component: lazyRouteComponent(() => import("./screens/notifications/NotificationsScreen.tsx"), "NotificationsScreen"),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: "/settings",
  component: lazyRouteComponent(() => import("./screens/settings/SettingsScreen.tsx"), "SettingsScreen"),
});

/** A phone shows the list of sections here; elsewhere it stands beside every section, so one is opened at once. */
const settingsHome = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: () => {
    if (!matchMedia(breakpoints.phone).matches) throw redirect({ to: "/settings/profile", replace: true });
  },
});

const security = createRoute({
  getParentRoute: () => settings,
  path: "/security",
  component: lazyRouteComponent(() => import("./screens/settings/security/SecurityScreen.tsx"), "SecurityScreen"),
});

const audit = createRoute({
  getParentRoute: () => settings,
  path: "/audit",
  validateSearch: AuditSearch,
  component: lazyRouteComponent(() => import("./screens/settings/audit/AuditScreen.tsx"), "AuditScreen"),
});

const company = createRoute({
  getParentRoute: () => settings,
  path: "/company",
  component: lazyRouteComponent(() => import("./screens/settings/company/CompanyScreen.tsx"), "CompanyScreen"),
});

const dictionary = createRoute({
  getParentRoute: () => settings,
  path: "/dictionary",
  component: lazyRouteComponent(() => import("./screens/settings/dictionary/DictionaryScreen.tsx"), "DictionaryScreen"),
});

const pipelines = createRoute({
  getParentRoute: () => settings,
  path: "/pipelines",
  component: lazyRouteComponent(() => import("./screens/settings/pipelines/PipelinesScreen.tsx"), "PipelinesScreen"),
});

const installation = createRoute({
  getParentRoute: () => settings,
  path: "/installation",
  component: lazyRouteComponent(
    () => import("./screens/settings/installation/InstallationScreen.tsx"),
    "InstallationScreen",
  ),
});

const people = createRoute({
  getParentRoute: () => settings,
  path: "/people",
  component: lazyRouteComponent(() => import("./screens/settings/people/PeopleScreen.tsx"), "PeopleScreen"),
});

const templates = createRoute({
  getParentRoute: () => settings,
  path: "/templates",
  component: lazyRouteComponent(() => import("./screens/settings/templates/TemplatesScreen.tsx"), "TemplatesScreen"),
});

const macros = createRoute({
  getParentRoute: () => settings,
  path: "/macros",
  component: lazyRouteComponent(() => import("./screens/settings/macros/MacrosScreen.tsx"), "MacrosScreen"),
});

const branches = createRoute({
  getParentRoute: () => settings,
  path: "/branches",
  component: lazyRouteComponent(() => import("./screens/settings/structure/BranchesScreen.tsx"), "BranchesScreen"),
});

const teams = createRoute({
  getParentRoute: () => settings,
  path: "/teams",
  component: lazyRouteComponent(() => import("./screens/settings/structure/TeamsScreen.tsx"), "TeamsScreen"),
});

const queues = createRoute({
  getParentRoute: () => settings,
  path: "/queues",
  component: lazyRouteComponent(() => import("./screens/settings/queues/QueuesScreen.tsx"), "QueuesScreen"),
});

const roles = createRoute({
  getParentRoute: () => settings,
  path: "/roles",
  component: lazyRouteComponent(() => import("./screens/settings/structure/RolesScreen.tsx"), "RolesScreen"),
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: "/profile",
  component: lazyRouteComponent(() => import("./screens/settings/profile/ProfileScreen.tsx"), "ProfileScreen"),
});

const keys = createRoute({
  getParentRoute: () => settings,
  path: "/keys",
  component: lazyRouteComponent(() => import("./screens/settings/keys/ApiKeysScreen.tsx"), "ApiKeysScreen"),
});

const phones = createRoute({
  getParentRoute: () => settings,
  path: "/phones",
  validateSearch: PhonesSearch,
  component: lazyRouteComponent(() => import("./screens/settings/phones/PhonesScreen.tsx"), "PhonesScreen"),
});

const phone = createRoute({
  getParentRoute: () => settings,
  path: "/phones/$deviceId",
  params: { parse: ({ deviceId }) => ({ deviceId: DeviceId.parse(deviceId) }) },
  component: lazyRouteComponent(() => import("./screens/settings/phones/PhoneScreen.tsx"), "PhoneScreen"),
});

const dialer = createRoute({
  getParentRoute: () => settings,
  path: "/dialer",
  component: lazyRouteComponent(() => import("./screens/settings/dialer/AppBuildsScreen.tsx"), "AppBuildsScreen"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    setUp,
    link,
    forgotten,
    shell.addChildren([
      home,
      inbox.addChildren([conversation]),
      search,
      contacts.addChildren([contact]),
      calls,
      tasks,
      funnel.addChildren([funnelConversation]),
      touches,
      sequence,
      touchRun,
      companies.addChildren([companyRecord]),
      companyRequests,
      channels,
      channelAccount,
      actors,
      notifications,
      settings.addChildren([
        settingsHome,
        profile,
        company,
        people,
        templates,
        macros,
        branches,
        teams,
        queues,
        roles,
        security,
        audit,
        keys,
        installation,
        phones,
        phone,
        dialer,
        dictionary,
        pipelines,
      ]),
    ]),
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: PageTrouble,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
