import type { Express, Router } from "express";

type Layer = Router["stack"][number];

/** Everything that an application answers, as "GET /path"; routers within it included. */
export const findHandlers = (app: Express): readonly string[] => app.router.stack.flatMap(handlersOf);

function handlersOf({ route, handle }: Layer): string[] {
  if (route !== undefined) {
    return route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`).filter(isFirst);
  }
  return isRouter(handle) ? handle.stack.flatMap(handlersOf) : [];
}

const isFirst = (handler: string, place: number, all: readonly string[]) => all.indexOf(handler) === place;
const isRouter = (handle: unknown): handle is Router => typeof handle === "function" && "stack" in handle;
