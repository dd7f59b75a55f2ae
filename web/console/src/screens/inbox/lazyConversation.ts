import { lazyRouteComponent } from "@tanstack/react-router";

/** A thread with everything around it: fetched when the list has been drawn, or with the address of a conversation. */
export const LazyConversation = lazyRouteComponent(() => import("./ConversationPane.tsx"), "ConversationPane");
