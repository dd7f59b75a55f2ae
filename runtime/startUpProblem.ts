/** A start that cannot go on, for a reason the reader can mend: one sentence that says what, one that says what to do. */
export class StartUpProblem extends Error {
  override readonly name = "StartUpProblem";
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}
