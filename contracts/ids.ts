import { z } from "zod";

/** Ids are `<prefix>_<uuid v7 without dashes>`: sortable by time, and readable in a log line or an address bar. */
const prefixed = <Prefix extends string>(prefix: Prefix) =>
  z.templateLiteral([`${prefix}_`, z.string().regex(/^[0-9a-z]{8,40}$/)]);

export const TenantId = prefixed("ten");
export const OperatorId = prefixed("opr");
export const ChannelAccountId = prefixed("acc");
export const ContactId = prefixed("ctc");
export const ConversationId = prefixed("con");
export const MessageId = prefixed("msg");
export const AppealId = prefixed("apl");
export const MediaId = prefixed("med");
export const PriceRowId = prefixed("prc");
export const DecisionId = prefixed("dec");
export const BranchId = prefixed("brn");
export const TeamId = prefixed("tem");
export const RoleId = prefixed("rol");
export const ApiKeyId = prefixed("key");
export const LabelId = prefixed("lab");
export const NotificationId = prefixed("ntf");
export const ScheduledReplyId = prefixed("sch");
export const MacroId = prefixed("mac");
export const CannedReplyId = prefixed("can");
export const FolderId = prefixed("fld");
export const BulkRunId = prefixed("blk");
export const MessageOrderId = prefixed("ord");
export const CompanyId = prefixed("cmp");
export const CallRequestId = prefixed("cal");
export const DeviceId = prefixed("dev");
export const ChatRequestId = prefixed("chr");
export const DeviceLogId = prefixed("dlg");
export const AppBuildId = prefixed("bld");
export const PhoneNumberId = prefixed("phn");
export const EmailAddressId = prefixed("eml");
export const DictionaryEntryId = prefixed("dic");
export const CompanyNoteId = prefixed("cnt");
export const CompanyViewId = prefixed("cvw");
export const CompanyRequestId = prefixed("crq");
export const CompanyMergeId = prefixed("cmg");
export const StageId = prefixed("stg");
export const SequenceId = prefixed("seq");
export const TouchRunId = prefixed("run");
export const SimulationId = prefixed("sim");
export const TaskId = prefixed("tsk");
export const PipelineId = prefixed("pip");
export const StageRuleId = prefixed("srl");

export type TenantId = z.infer<typeof TenantId>;
export type OperatorId = z.infer<typeof OperatorId>;
export type ChannelAccountId = z.infer<typeof ChannelAccountId>;
export type ContactId = z.infer<typeof ContactId>;
export type ConversationId = z.infer<typeof ConversationId>;
export type MessageId = z.infer<typeof MessageId>;
export type AppealId = z.infer<typeof AppealId>;
export type MediaId = z.infer<typeof MediaId>;
export type PriceRowId = z.infer<typeof PriceRowId>;
export type DecisionId = z.infer<typeof DecisionId>;
export type BranchId = z.infer<typeof BranchId>;
export type TeamId = z.infer<typeof TeamId>;
export type RoleId = z.infer<typeof RoleId>;
export type ApiKeyId = z.infer<typeof ApiKeyId>;
export type LabelId = z.infer<typeof LabelId>;
export type NotificationId = z.infer<typeof NotificationId>;
export type ScheduledReplyId = z.infer<typeof ScheduledReplyId>;
export type MacroId = z.infer<typeof MacroId>;
export type CannedReplyId = z.infer<typeof CannedReplyId>;
export type FolderId = z.infer<typeof FolderId>;
export type BulkRunId = z.infer<typeof BulkRunId>;
export type MessageOrderId = z.infer<typeof MessageOrderId>;
export type CompanyId = z.infer<typeof CompanyId>;
export type CallRequestId = z.infer<typeof CallRequestId>;
export type DeviceId = z.infer<typeof DeviceId>;
export type ChatRequestId = z.infer<typeof ChatRequestId>;
export type DeviceLogId = z.infer<typeof DeviceLogId>;
export type AppBuildId = z.infer<typeof AppBuildId>;
export type PhoneNumberId = z.infer<typeof PhoneNumberId>;
export type EmailAddressId = z.infer<typeof EmailAddressId>;
export type DictionaryEntryId = z.infer<typeof DictionaryEntryId>;
export type CompanyNoteId = z.infer<typeof CompanyNoteId>;
export type CompanyViewId = z.infer<typeof CompanyViewId>;
export type CompanyRequestId = z.infer<typeof CompanyRequestId>;
export type CompanyMergeId = z.infer<typeof CompanyMergeId>;
export type StageId = z.infer<typeof StageId>;
export type PipelineId = z.infer<typeof PipelineId>;
export type SequenceId = z.infer<typeof SequenceId>;
export type TouchRunId = z.infer<typeof TouchRunId>;
export type SimulationId = z.infer<typeof SimulationId>;
export type TaskId = z.infer<typeof TaskId>;
export type StageRuleId = z.infer<typeof StageRuleId>;

export type IdPrefix =
  | "ten"
  | "opr"
  | "acc"
  | "ctc"
  | "con"
  | "msg"
  | "apl"
  | "med"
  | "prc"
  | "dec"
  | "aud"
  | "brn"
  | "tem"
  | "rol"
  | "key"
  | "lab"
  | "ntf"
  | "sch"
  | "mac"
  | "can"
  | "fld"
  | "blk"
  | "ord"
  | "cmp"
  | "cal"
  | "dev"
  | "tle"
  | "chr"
  | "dlg"
  | "bld"
  | "cst"
  | "crp"
  | "phn"
  | "eml"
  | "dic"
  | "cnt"
  | "cvw"
  | "crq"
  | "cmg"
  | "stg"
  | "seq"
  | "run"
  | "sim"
  | "tsk"
  | "pip"
  | "srl"
  | "mov";
