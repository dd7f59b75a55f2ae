import type { ErrorRequestHandler, RequestHandler } from "express";
import { ProductError } from "../../contracts/errors.ts";
import type { Log } from "../../config/log.ts";
import { requestIdOf } from "../requestOrigin.ts";
import { errorAnswer } from "./errorAnswer.ts";

/** Turns every error of a request into an answer. A fault gets an id that stands in the answer's header and in the log. */
export function handleErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { status, body, retryAfter, isFault } = errorAnswer(error);
    const requestId = requestIdOf(request);
    if (isFault) log.error({ err: error, requestId, method: request.method, path: request.path }, "A request failed.");
    if (response.headersSent) {
      next(error);
      return;
    }
    response.setHeader("x-request-id", requestId);
    if (retryAfter !== null) response.setHeader("retry-after", retryAfter);
    // The rest of a body that nobody will read must not be taken for the next request.
    if (!request.complete) response.setHeader("connection", "close");
    response.status(status).json(body);
  };
}

export const nothingHere: RequestHandler = () => {
  throw new ProductError("request.not_found");
};
