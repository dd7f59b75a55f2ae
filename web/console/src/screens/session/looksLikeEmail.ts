/** Catches a slip of the hand; whether the address is right is for the server to say. */
export const looksLikeEmail = (text: string) =>
  /^\S+@\S+\.\S+$/.test(text.trim()) || /^\S+@localhost$/.test(text.trim());
