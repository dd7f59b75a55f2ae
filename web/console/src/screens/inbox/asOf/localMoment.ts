/** A moment as `<input type="datetime-local">` writes it, by the operator's own clock. */
export function localMoment(moment: Date): string {
  const date = [moment.getFullYear(), twoDigits(moment.getMonth() + 1), twoDigits(moment.getDate())].join("-");
  return `${date}T${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
}

const twoDigits = (part: number) => String(part).padStart(2, "0");
