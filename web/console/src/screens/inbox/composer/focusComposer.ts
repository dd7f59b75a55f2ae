export const composerId = "reply";

/** Waits for the field to be usable: after a takeover it is redrawn first. */
export const focusComposer = () => requestAnimationFrame(() => document.getElementById(composerId)?.focus());

/** The conversation is only just being opened: its field comes with it, or never where it may not be answered. */
export function focusComposerSoon(framesLeft = 180): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(composerId);
    if (field) field.focus();
    else if (framesLeft > 0) focusComposerSoon(framesLeft - 1);
  });
}
