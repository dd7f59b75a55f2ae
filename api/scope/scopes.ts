import type { Bind } from "../parameters.ts";
import { seesConversation } from "./conversationScope.ts";
import type { Viewer } from "./viewer.ts";

/**
 * The condition that a viewer may see the thing with this alias. One a kind of thing, and the only ones: lists, reads,
 * writes, files and exports are all bounded by these.
 */
export type Sees = (viewer: Viewer, alias: string, bind: Bind) => string;

const seesOfTenant: Sees = ({ tenantId }, alias, bind) => `${alias}."tenantId" = ${bind(tenantId)}`;

const within = (viewer: Viewer, alias: string, bind: Bind, condition: () => string): string =>
  viewer.scope === "GLOBAL"
    ? seesOfTenant(viewer, alias, bind)
    : `(${seesOfTenant(viewer, alias, bind)} AND ${condition()})`;

/** One's own, and in the branch whatever belongs to it. */
const withinBranch = (viewer: Viewer, alias: string, bind: Bind, isTheirs: () => string): string =>
  within(viewer, alias, bind, () =>
    viewer.scope === "SELF"
      ? isTheirs()
      : `(${isTheirs()} OR ${alias}."branchId" = ANY(${bind(viewer.branchIds)}::text[]))`,
  );

/** Companies of the branch, and those one is responsible for; none that are deleted, or that became one with another. */
const seesCompany: Sees = (viewer, c, bind) => {
  const isIn = withinBranch(viewer, c, bind, () => `${c}."responsibleId" = ${bind(viewer.operatorId)}`);
  return `(${isIn} AND ${c}."deletedAt" IS NULL AND ${c}."mergedIntoId" IS NULL)`;
};

/** Contacts with a conversation that the viewer sees. */
const seesByConversation: Sees = (viewer, p, bind) =>
  within(
    viewer,
    p,
    bind,
    () => `EXISTS (SELECT 1 FROM conversations own
      WHERE own."contactId" = ${p}.id AND ${seesConversation(viewer, "own", bind)})`,
  );

/** The people of a company that the viewer sees. */
const seesByCompany: Sees = (viewer, p, bind) =>
  within(
    viewer,
    p,
    bind,
    () => `EXISTS (SELECT 1 FROM companies at WHERE at.id = ${p}."companyId" AND ${seesCompany(viewer, "at", bind)})`,
  );

/** Either way. A list asks each of the two by itself: of both in one condition PostgreSQL would read whole tables. */
const seesContact: Sees = (viewer, p, bind) =>
  `(${seesByConversation(viewer, p, bind)} OR ${seesByCompany(viewer, p, bind)})`;

/** Whatever names its contact: runs of touch sequences. */
const seesOfContact: Sees = (viewer, thing, bind) =>
  within(
    viewer,
    thing,
    bind,
    () => `EXISTS (SELECT 1 FROM contacts whose
      WHERE whose.id = ${thing}."contactId" AND ${seesContact(viewer, "whose", bind)})`,
  );

/** The ways in which a viewer sees contacts. */
export const waysToContacts = ({ scope }: Viewer): readonly Sees[] =>
  scope === "GLOBAL" ? [seesOfTenant] : [seesByConversation, seesByCompany];

/** One's own calls; in the branch, those its operators were to make. */
const seesCall: Sees = (viewer, c, bind) =>
  withinBranch(viewer, c, bind, () => `${c}."operatorId" = ${bind(viewer.operatorId)}`);

/** Phones of those whom the viewer sees. */
const seesDevice: Sees = (viewer, d, bind) =>
  within(
    viewer,
    d,
    bind,
    () => `${d}."operatorId" IN (SELECT holder.id FROM operators holder WHERE ${seesOperator(viewer, "holder", bind)})`,
  );

/** Whatever names its phone. */
const seesOfDevice: Sees = (viewer, thing, bind) =>
  within(
    viewer,
    thing,
    bind,
    () => `EXISTS (SELECT 1 FROM devices own
      WHERE own.id = ${thing}."deviceId" AND ${seesDevice(viewer, "own", bind)})`,
  );

/** Whatever names its conversation: appeals, messages. */
const seesInConversation: Sees = (viewer, thing, bind) =>
  within(
    viewer,
    thing,
    bind,
    () => `EXISTS (SELECT 1 FROM conversations own
      WHERE own.id = ${thing}."conversationId" AND ${seesConversation(viewer, "own", bind)})`,
  );

const seesMedia: Sees = (viewer, f, bind) =>
  within(
    viewer,
    f,
    bind,
    () => `EXISTS (SELECT 1 FROM messages said
      WHERE said.id = ${f}."messageId" AND ${seesInConversation(viewer, "said", bind)})`,
  );

/** Accounts without a branch serve the whole tenant. */
const seesChannelAccount: Sees = (viewer, a, bind) =>
  within(
    viewer,
    a,
    bind,
    () => `(${a}."branchId" IS NULL OR ${a}."branchId" = ANY(${bind(viewer.branchIds)}::text[]))`,
  );

/** Oneself, and in the branch its operators. */
const seesOperator: Sees = (viewer, o, bind) =>
  withinBranch(viewer, o, bind, () => `${o}.id = ${bind(viewer.operatorId)}`);

/** What those have done whom the viewer sees. */
const seesAuditEntry: Sees = (viewer, e, bind) =>
  within(
    viewer,
    e,
    bind,
    () => `${e}."operatorId" IN (SELECT doer.id FROM operators doer WHERE ${seesOperator(viewer, "doer", bind)})`,
  );

/** Only one's own. */
const seesOwn: Sees = ({ operatorId }, alias, bind) => `${alias}."operatorId" = ${bind(operatorId)}`;

/** Whatever stands on the card of a company. */
const seesOfCompany: Sees = (viewer, thing, bind) =>
  `EXISTS (SELECT 1 FROM companies own WHERE own.id = ${thing}."companyId" AND ${seesCompany(viewer, "own", bind)})`;

/** One's own; in the branch, those about its companies as they were then. */
const seesCompanyRequest: Sees = (viewer, r, bind) =>
  withinBranch(viewer, r, bind, () => `${r}."requestedById" = ${bind(viewer.operatorId)}`);

/** A number or an address stands on the card of a company or of a contact. */
const seesContactPoint: Sees = (viewer, thing, bind) =>
  `(${seesOfCompany(viewer, thing, bind)}
    OR EXISTS (SELECT 1 FROM contacts whose WHERE whose.id = ${thing}."contactId" AND ${seesContact(viewer, "whose", bind)}))`;

/** One's own, and those that the tenant shares. */
const seesFolder: Sees = (viewer, f, bind) =>
  `(${seesOfTenant(viewer, f, bind)} AND (${f}."operatorId" IS NULL OR ${seesOwn(viewer, f, bind)}))`;

/** A key of the branch, for whoever sees the branch; one for the whole tenant only for whoever sees that. */
const seesApiKey: Sees = (viewer, k, bind) =>
  within(viewer, k, bind, () => `${k}."branchId" = ANY(${bind(viewer.branchIds)}::text[])`);

export const sees = {
  conversation: seesConversation,
  contact: seesContact,
  ofContact: seesOfContact,
  company: seesCompany,
  ofCompany: seesOfCompany,
  companyRequest: seesCompanyRequest,
  contactPoint: seesContactPoint,
  call: seesCall,
  device: seesDevice,
  ofDevice: seesOfDevice,
  inConversation: seesInConversation,
  media: seesMedia,
  channelAccount: seesChannelAccount,
  operator: seesOperator,
  auditEntry: seesAuditEntry,
  apiKey: seesApiKey,
  ofTenant: seesOfTenant,
  own: seesOwn,
  folder: seesFolder,
} as const satisfies Record<string, Sees>;
