import { z } from "zod";

/** Every error a caller may see: one stable code, its HTTP status, and a sentence that says what to do next. */
export const errors = {
  "request.invalid": {
    status: 400,
    message: "The request is not in the expected form; details name each field.",
  },
  "request.malformed": { status: 400, message: "The body is not valid JSON." },
  "request.too_large": { status: 413, message: "The body is larger than this address accepts." },
  "request.not_found": { status: 404, message: "There is nothing at this address." },
  "auth.required": { status: 401, message: "Sign in first." },
  "auth.expired": { status: 401, message: "The access token has expired; refresh it." },
  "auth.wrong_credentials": { status: 401, message: "E-mail or password is wrong." },
  "auth.session_ended": { status: 401, message: "This session was ended; sign in again." },
  "auth.too_many_attempts": {
    status: 429,
    message: "Too many attempts; wait a little and try again.",
  },
  "permission.denied": {
    status: 403,
    message: "Your role does not allow this; ask an administrator.",
  },
  "setup.already_done": {
    status: 409,
    message: "The installation already has an administrator; sign in.",
  },
  "hook.wrong_secret": {
    status: 401,
    message: "The webhook secret does not match this channel account.",
  },
  "channel_account.not_found": { status: 404, message: "There is no such channel account." },
  "channel_account.check_failed": {
    status: 422,
    message: "The messenger did not accept these settings.",
  },
  "conversation.not_found": { status: 404, message: "There is no such conversation." },
  "conversation.taken": { status: 409, message: "Another operator holds this conversation." },
  "conversation.closed": { status: 409, message: "The conversation is closed; reopen it first." },
  "company.not_found": { status: 404, message: "There is no such company." },
  "call.not_found": { status: 404, message: "There is no such call." },
  "touch_run.not_found": { status: 404, message: "There is no such run." },
  "touch_run.ended": { status: 409, message: "This run has ended; begin it anew instead." },
  "touch_run.under_way": {
    status: 409,
    message: "The run is just carrying out its step; look how that ends and repeat the order.",
  },
  "touch_run.not_rerunnable": {
    status: 409,
    message:
      "A run begins anew only when it has ended, no other one of this contact is under way and its sequence is active.",
  },
  "touch_run.step_gone": {
    status: 409,
    message: "The step of this run is not in that version; say to which step it goes.",
  },
  "device.not_found": { status: 404, message: "There is no such phone." },
  "message.not_found": { status: 404, message: "There is no such message." },
  "message.too_long": {
    status: 422,
    message: "The text is longer than this channel accepts; shorten it.",
  },
  "message.not_resendable": {
    status: 409,
    message: "Only a failed or uncertain message can be sent again.",
  },
  "message.not_cancellable": {
    status: 409,
    message: "The message has already left or was withdrawn.",
  },
  "translation.no_model": {
    status: 409,
    message: "No language model is connected; an administrator can name one in the installation's environment.",
  },
  "translation.no_words": { status: 422, message: "This message has no words to translate." },
  "translation.failed": { status: 503, message: "The language model gave no translation; try again." },
  "scheduled_reply.not_found": { status: 404, message: "There is no such scheduled reply." },
  "canned_reply.not_found": { status: 404, message: "There is no such template." },
  "macro.not_found": { status: 404, message: "There is no such macro." },
  "template.values_missing": {
    status: 422,
    message: "The template names something nobody knows; details name each variable, give their values.",
  },
  "scheduled_reply.gone": { status: 409, message: "This reply has already left or was withdrawn." },
  "contact.not_found": { status: 404, message: "There is no such contact." },
  "appeal.not_found": { status: 404, message: "There is no such appeal." },
  "notification.not_found": { status: 404, message: "There is no such notification." },
  "label.not_found": { status: 404, message: "There is no such label." },
  "label.name_taken": { status: 409, message: "A label of this name exists already; choose another name." },
  "media.not_found": { status: 404, message: "There is no such file." },
  "media.not_stored": {
    status: 409,
    message: "The file has not been fetched from the messenger yet.",
  },
  "temporal.unavailable": {
    status: 503,
    message: "The actors cannot be reached right now; messages are kept and this order can be repeated in a moment.",
  },
  "database.unavailable": {
    status: 503,
    message: "The database cannot be reached; repeat the request in a moment.",
  },
  "auth.code_needed": { status: 401, message: "Enter the code of your authenticator app." },
  "auth.wrong_code": { status: 401, message: "The code does not fit or was used; wait for the next one." },
  "password.wrong": { status: 403, message: "The current password is wrong." },
  "two_factor.wrong_code": { status: 422, message: "The code does not fit; check the clock of your device." },
  "operator.not_found": { status: 404, message: "There is no such operator." },
  "operator.email_taken": { status: 409, message: "Somebody with this e-mail is already here." },
  "operator.deactivated": { status: 409, message: "This operator is deactivated; reactivate them first." },
  "operator.last_administrator": {
    status: 409,
    message: "Somebody has to stay administrator; make another one first.",
  },
  "session.not_found": { status: 404, message: "There is no such session." },
  "link.not_found": { status: 404, message: "This link was used or has expired; ask for a new one." },
  "operator.beyond_own_rights": {
    status: 403,
    message: "You can neither give rights that you lack nor change somebody who has them; ask an administrator.",
  },
  "operator.at_capacity": {
    status: 409,
    message: "You hold as many open conversations as you may; close one or hand it back first.",
  },
  "branch.name_taken": { status: 409, message: "There is a branch of this name already." },
  "branch.cycle": { status: 409, message: "A branch cannot be moved under itself or below itself." },
  "branch.in_use": { status: 409, message: "Something is left in this branch; details name it. Move it first." },
  "team.name_taken": { status: 409, message: "There is a team of this name already." },
  "role.name_taken": { status: 409, message: "There is a role of this name already." },
  "role.in_use": { status: 409, message: "Somebody has this role; details name them. Give them another first." },
  "branch.not_found": { status: 404, message: "There is no such branch." },
  "team.not_found": { status: 404, message: "There is no such team." },
  "role.not_found": { status: 404, message: "There is no such role." },
  "tenant.not_found": { status: 404, message: "There is no such tenant." },
  "tenant.suspended": {
    status: 409,
    message:
      "This tenant is suspended: messages are received and kept, and none are sent. Ask the installation's administrator.",
  },
  "tenant.logo_refused": {
    status: 422,
    message: "A logo is a PNG, JPEG or WebP picture of 256 KiB at most.",
  },
  "api_key.not_found": { status: 404, message: "There is no such API key." },
  "mail.not_set_up": { status: 409, message: "This installation sends no mail; ask an administrator for a link." },
  "api_key.unknown": { status: 401, message: "This is no API key of this installation; send one as a Bearer token." },
  "api_key.revoked": { status: 401, message: "This API key was revoked; ask an administrator for another." },
  "api_key.expired": { status: 401, message: "This API key has expired; ask an administrator for another." },
  "request.rate_limited": {
    status: 429,
    message: "Too many requests in a minute; details say when to go on.",
  },
  "upload.empty": { status: 422, message: "The file is empty." },
  "upload.type_not_allowed": {
    status: 422,
    message: "Files of this type are not taken here; details name those that are.",
  },
  "auth.two_factor_needed": {
    status: 403,
    message: "Your company requires a second factor; turn it on in your profile first.",
  },
  "folder.not_found": { status: 404, message: "There is no such folder." },
  "folder.limit_reached": { status: 409, message: "There are as many folders as there may be; delete one first." },
  "message.answered_meanwhile": {
    status: 409,
    message:
      "Somebody else has answered meanwhile; details say who and when. Read it, and send again with its seq as seenSeq.",
  },
  "bulk.not_found": { status: 404, message: "There is no such bulk run." },
  "bulk.nothing_selected": { status: 404, message: "Nothing is selected that you may see; select something first." },
  "bulk.too_large": {
    status: 422,
    message: "That is more than one run takes; details say how many. Narrow the filter.",
  },
  "bulk.under_way": { status: 409, message: "The run has not ended; wait for it or stop it first." },
  "bulk.not_undoable": { status: 409, message: "A run can be undone once, within 10 minutes of its end." },
  "message.not_changeable": {
    status: 409,
    message: "Only your own messages that were sent can be changed, and only for as long as the messenger allows.",
  },
  "message.not_reactable": {
    status: 409,
    message: "React to a customer's message that is still there, with an emoji that the conversation offers.",
  },
  "upload.not_taken_here": { status: 422, message: "This messenger takes no files from us; send words." },
  "channel_account.signed_out": { status: 409, message: "Nobody has signed in to this account; sign in first." },
  "telegram.app_missing": {
    status: 409,
    message: "Enter the api_id and api_hash of your application first (my.telegram.org).",
  },
  "telegram.step_not_awaited": {
    status: 409,
    message: "Signing in does not wait for this step; look how far it came.",
  },
  "auth.qr_spent": { status: 400, message: "This QR code was used or has expired; show a new one." },
  "app_build.not_found": { status: 404, message: "There is no such version of the app." },
  "app_build.version_taken": {
    status: 409,
    message: "There is a build with this version code already; raise the code.",
  },
  "app_build.not_production": {
    status: 422,
    message: "This build is made for trying things out; upload the production one.",
  },
  "call.already_taken": {
    status: 409,
    message: "A phone has taken this call, or it has ended: it can be neither cancelled nor given to somebody else.",
  },
  "phone.device_needed": { status: 400, message: "device_id is required" },
  "company.changed_meanwhile": {
    status: 409,
    message: "Somebody has changed this company meanwhile; look at it as it is now and repeat the change.",
  },
  "company.cycle": { status: 409, message: "A company cannot be its own head company, directly or through others." },
  "contact.changed_meanwhile": {
    status: 409,
    message: "Somebody has changed this contact meanwhile; look at it as it is now and repeat the change.",
  },
  "phone_number.not_found": { status: 404, message: "There is no such phone number." },
  "company_note.not_found": { status: 404, message: "There is no such note." },
  "company_note.not_own": { status: 403, message: "Only its author may change the words or the file of a note." },
  "company_view.not_found": { status: 404, message: "There is no such table of companies." },
  "company_view.limit_reached": { status: 409, message: "There are as many tables as there may be; delete one first." },
  "company_request.not_found": { status: 404, message: "There is no such request." },
  "company_request.pending": { status: 409, message: "Somebody has asked for this already; wait for the decision." },
  "company_request.not_needed": { status: 409, message: "The company is in this state already." },
  "company_request.decided": { status: 409, message: "This request has been decided or withdrawn already." },
  "company_request.not_restorable": {
    status: 409,
    message: "This company is not deleted, or was deleted more than 30 days ago.",
  },
  "company_merge.not_found": {
    status: 404,
    message: "There is no such merge, or its company was merged further: undo that first.",
  },
  "company_merge.itself": { status: 409, message: "A company cannot be merged with itself; choose another one." },
  "company_merge.not_undoable": { status: 409, message: "A merge can be undone once, within 30 days." },
  "dictionary_entry.not_found": { status: 404, message: "There is no such word in the list." },
  "dictionary_entry.name_taken": { status: 409, message: "The list has this word already; choose another one." },
  "sequence.not_found": { status: 404, message: "There is no such sequence or automation, or no such version of it." },
  "sequence.changed_meanwhile": {
    status: 409,
    message: "Somebody has saved this sequence meanwhile; look at it as it is now and repeat the change.",
  },
  "sequence.cannot_run": {
    status: 422,
    message: "The sequence cannot run like this; details name each step and what is wrong with it.",
  },
  "sequence.not_published": { status: 409, message: "The sequence has never been published; publish it first." },
  "sequence.not_active": { status: 409, message: "The sequence is not active: publish it, or let it go on first." },
  "sequence.not_begun_so": {
    status: 409,
    message: "The sequence is not begun in this way: add the trigger that details name, and publish it.",
  },
  "touch_runs.more": {
    status: 409,
    message: "There are more such runs by now than you were shown; look again and repeat the order.",
  },
  "sequence.archived": { status: 409, message: "The sequence was put away; let it go on first." },
  internal: { status: 500, message: "Something failed on our side; it was recorded. Try again." },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof errors;

export const ErrorBody = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** A refusal with a stable code. The API turns it into `{ error: { code, message, details? } }` with the code's status. */
export class ProductError extends Error {
  override readonly name = "ProductError";
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(code: ErrorCode, details?: unknown) {
    super(errors[code].message);
    this.code = code;
    this.details = details;
  }
}
