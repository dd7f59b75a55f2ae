export const composerId = "reply";

/** Waits for the field to be usable: after a takeover it is redrawn first. */
export const focusComposer = () => requestAnimationFrame(() => document.getElementById(composerId)?.focus());
