import type { AccountState } from "./state.ts";

const phases: Readonly<Record<AccountState["phase"], string>> = {
  signedOut: "Вход не выполнен",
  codeAwaited: "Ждёт код из Telegram",
  passwordAwaited: "Ждёт облачный пароль",
  qrShown: "Показывает QR-код",
  signedIn: "Вход выполнен",
};

/** Markdown for the "current details" of the Temporal UI. */
export function describe({ phase, holderId, epoch, waitUntilMs, floodUntilMs }: AccountState): string {
  const lines = [
    `**${phases[phase]}**`,
    holderId === null ? "Соединение никто не держит" : `Соединение держит \`${holderId}\`, эпоха ${epoch}`,
    ...(waitUntilMs === null ? [] : [`Ждёт до ${new Date(waitUntilMs).toISOString()}`]),
    ...(floodUntilMs === null ? [] : [`Telegram просил паузу до ${new Date(floodUntilMs).toISOString()}`]),
  ];
  return lines.join(". ");
}
