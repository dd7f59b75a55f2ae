// The package is CommonJS in a form whose names Node cannot see.
// oxlint-disable-next-line import/default
import rrule from "rrule";

// oxlint-disable-next-line import/no-named-as-default-member
const { RRule } = rrule;

/** So far ahead a next day is looked for. */
const HORIZON_YEARS = 30;

/**
 * The first time after `after` at which a task recurs that was due at `due`; null where there is none, or where the rule
 * says nothing. All times are the tenant's, written as if they were UTC: a task due at nine is due at nine in summer too.
 */
export function nextOccurrence(recurrence: string, due: Date, after: Date): Date | null {
  try {
    const options = RRule.parseString(recurrence);
    const horizon = new Date(Math.max(due.getTime(), after.getTime()));
    horizon.setUTCFullYear(horizon.getUTCFullYear() + HORIZON_YEARS);
    const until = options.until && options.until < horizon ? options.until : horizon;
    return new RRule({ ...options, dtstart: due, until }).after(after);
  } catch {
    return null;
  }
}
