export const seconds = (atMs = Date.now()) => Math.floor(atMs / 1_000);
