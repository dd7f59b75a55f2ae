/** The usual answers to "when?", in the operator's own time zone. `now` is an argument so that they can be tested. */
export const laterChoices = ["inAnHour", "tomorrow", "monday"] as const;
export type LaterChoice = (typeof laterChoices)[number];

const workBeginsAtHour = 9;

export function laterTime(choice: LaterChoice, now = new Date()): Date {
  switch (choice) {
    case "inAnHour":
      return new Date(now.getTime() + 3_600_000);
    case "tomorrow":
      return morningIn(1, now);
    case "monday":
      return morningIn((8 - now.getDay()) % 7 || 7, now);
  }
}

/** When work begins so many calendar days later. */
export const morningIn = (days: number, now: Date): Date =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, workBeginsAtHour);

/** What `<input type="datetime-local">` takes: local time without a zone, to the minute. */
export function inputTime(moment: Date): string {
  const date = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${date}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

const two = (number: number) => String(number).padStart(2, "0");
