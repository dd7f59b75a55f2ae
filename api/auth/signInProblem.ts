import { AuthorizationResponseError, ResponseBodyError } from "openid-client";
import type { OidcProblem } from "../../contracts/oidc.ts";

/** A sign-in at the identity provider that did not work, with what the sign-in screen says about it. */
export class SignInProblem extends Error {
  override readonly name = "SignInProblem";
  readonly problem: OidcProblem;

  constructor(problem: OidcProblem, cause?: unknown) {
    const said = cause instanceof ResponseBodyError || cause instanceof AuthorizationResponseError ? cause.error : "";
    super(`Nobody was let in: ${problem} ${said}`.trimEnd(), { cause });
    this.problem = problem;
  }
}
