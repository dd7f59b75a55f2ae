/** What people type for a time of the day: "9", "930", "9:30", "9.30" and "24" become "09:00", "09:30" and "24:00"; null where it is none. */
export function readTime(typed: string): string | null {
  const parts = /^\s*(\d{1,2})[:.,\s-]?(\d{2})?\s*$/.exec(typed);
  if (parts === null) return null;
  const [, hour = "", minute = "00"] = parts;
  const time = `${hour.padStart(2, "0")}:${minute}`;
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time) ? time : null;
}
