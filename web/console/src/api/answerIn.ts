import { AnsweredMeanwhile } from "../../../../contracts/answeredMeanwhile.ts";
import { ClientError } from "./clientError.ts";

/** Who has answered meanwhile, where that is why something was refused. */
export const answerIn = (error: unknown): AnsweredMeanwhile | null =>
  error instanceof ClientError && error.code === "message.answered_meanwhile"
    ? AnsweredMeanwhile.parse(error.details)
    : null;
