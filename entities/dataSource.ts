import { DataSource } from "typeorm";
import { AlbumPieceRecord } from "./albumPieceRecord.ts";
import { ApiKeyRecord } from "./apiKeyRecord.ts";
import { AppealRecord } from "./appealRecord.ts";
import { AuditEntryRecord } from "./auditEntryRecord.ts";
import { BulkItemRecord } from "./bulkItemRecord.ts";
import { BulkRunRecord } from "./bulkRunRecord.ts";
import { CannedReplyRecord } from "./cannedReplyRecord.ts";
import { BranchRecord } from "./branchRecord.ts";
import { ChannelAccountRecord } from "./channelAccountRecord.ts";
import { ContactIdentityRecord } from "./contactIdentityRecord.ts";
import { MacroRecord } from "./macroRecord.ts";
import { MacroRunRecord } from "./macroRunRecord.ts";
import { CallReportRecord } from "./callReportRecord.ts";
import { CallRequestRecord } from "./callRequestRecord.ts";
import { AppBuildRecord } from "./appBuildRecord.ts";
import { CallStepRecord } from "./callStepRecord.ts";
import { DeviceRecord } from "./deviceRecord.ts";
import { PhoneLogRecord } from "./phoneLogRecord.ts";
import { PhoneSignInRecord } from "./phoneSignInRecord.ts";
import { PhoneTelemetryRecord } from "./phoneTelemetryRecord.ts";
import { CompanyRecord } from "./companyRecord.ts";
import { PhoneNumberRecord } from "./phoneNumberRecord.ts";
import { EmailAddressRecord } from "./emailAddressRecord.ts";
import { CompanyNoteRecord } from "./companyNoteRecord.ts";
import { DictionaryEntryRecord } from "./dictionaryEntryRecord.ts";
import { CompanyViewRecord } from "./companyViewRecord.ts";
import { CompanyMergeRecord } from "./companyMergeRecord.ts";
import { CompanyRequestRecord } from "./companyRequestRecord.ts";
import { ContactRecord } from "./contactRecord.ts";
import { ContactReportRecord } from "./contactReportRecord.ts";
import { ConversationReadRecord } from "./conversationReadRecord.ts";
import { ConversationRecord } from "./conversationRecord.ts";
import { CustomRoleRecord } from "./customRoleRecord.ts";
import { DraftRecord } from "./draftRecord.ts";
import { DecisionRecord } from "./decisionRecord.ts";
import { EventRecord } from "./eventRecord.ts";
import { MediaRecord } from "./mediaRecord.ts";
import { AwaitingChangeRecord } from "./awaitingChangeRecord.ts";
import { MessageEditRecord } from "./messageEditRecord.ts";
import { MessageOrderRecord } from "./messageOrderRecord.ts";
import { MessageReactionRecord } from "./messageReactionRecord.ts";
import { MessageRecord } from "./messageRecord.ts";
import { MessageTranslationRecord } from "./messageTranslationRecord.ts";
import { MessageWordsRecord } from "./messageWordsRecord.ts";
import { ConversationLabelRecord } from "./conversationLabelRecord.ts";
import { KnownWordRecord } from "./knownWordRecord.ts";
import { FolderRecord } from "./folderRecord.ts";
import { LabelRecord } from "./labelRecord.ts";
import { MentionRecord } from "./mentionRecord.ts";
import { NotificationRecord } from "./notificationRecord.ts";
import { ParticipantRecord } from "./participantRecord.ts";
import { ConsumerCursorRecord } from "./consumerCursorRecord.ts";
import { PushSubscriptionRecord } from "./pushSubscriptionRecord.ts";
import { migrations } from "./migrations/index.ts";
import { OperatorRecord } from "./operatorRecord.ts";
import { PersonLinkRecord } from "./personLinkRecord.ts";
import { PriceRowRecord } from "./priceRowRecord.ts";
import { RawUpdateRecord } from "./rawUpdateRecord.ts";
import { RecoveryCodeRecord } from "./recoveryCodeRecord.ts";
import { ScheduledReplyRecord } from "./scheduledReplyRecord.ts";
import { RequestLimitRecord } from "./requestLimitRecord.ts";
import { SessionRecord } from "./sessionRecord.ts";
import { SignInLimitRecord } from "./signInLimitRecord.ts";
import { TaskRecord } from "./taskRecord.ts";
import { TeamMemberRecord } from "./teamMemberRecord.ts";
import { TeamRecord } from "./teamRecord.ts";
import { BusinessConnectionRecord } from "./businessConnectionRecord.ts";
import { TelegramAccountEventRecord } from "./telegramAccountEventRecord.ts";
import { HistoryImportRecord } from "./historyImportRecord.ts";
import { ImportedChatRecord } from "./importedChatRecord.ts";
import { TelegramChannelStateRecord } from "./telegramChannelStateRecord.ts";
import { TelegramChatRequestRecord } from "./telegramChatRequestRecord.ts";
import { TelegramReadMarkRecord } from "./telegramReadMarkRecord.ts";
import { TelegramSessionRecord } from "./telegramSessionRecord.ts";
import { TenantLogoRecord } from "./tenantLogoRecord.ts";
import { PipelineRecord } from "./pipelineRecord.ts";
import { StageRecord } from "./stageRecord.ts";
import { StageRuleRecord } from "./stageRuleRecord.ts";
import { AppealStageMoveRecord } from "./appealStageMoveRecord.ts";
import { TenantRecord } from "./tenantRecord.ts";
import { TimelineEntryRecord } from "./timelineEntryRecord.ts";
import { ContactTouchRecord } from "./contactTouchRecord.ts";
import { SegmentMemberRecord } from "./segmentMemberRecord.ts";
import { SequenceRecord } from "./sequenceRecord.ts";
import { SequenceVersionRecord } from "./sequenceVersionRecord.ts";
import { SimulationRecord } from "./simulationRecord.ts";
import { TouchPaceRecord } from "./touchPaceRecord.ts";
import { TouchRunEventRecord } from "./touchRunEventRecord.ts";
import { TouchRunLineRecord } from "./touchRunLineRecord.ts";
import { TouchRunRecord } from "./touchRunRecord.ts";
import { TouchSuppressionRecord } from "./touchSuppressionRecord.ts";
import { UploadRecord } from "./uploadRecord.ts";

interface DataSourceSettings {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly poolSize?: number;
}

/** A fresh connection plans every statement anew, tens of milliseconds of work: it is kept over a quiet spell. */
const KEPT_IDLE_MS = 600_000;

/** The product's database. The schema comes from migrations only; a test compares it with the entities. */
export function createDataSource({ url, applicationName, poolSize = 10 }: DataSourceSettings): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    applicationName,
    poolSize,
    connectTimeoutMS: 5_000,
    extra: { idleTimeoutMillis: KEPT_IDLE_MS, statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 },
    synchronize: false,
    migrations: [...migrations],
    migrationsTransactionMode: "each",
    entities: [
      ApiKeyRecord,
      AppealRecord,
      AuditEntryRecord,
      BranchRecord,
      BulkItemRecord,
      BulkRunRecord,
      CannedReplyRecord,
      ChannelAccountRecord,
      ContactIdentityRecord,
      CallReportRecord,
      CallRequestRecord,
      CallStepRecord,
      CompanyRecord,
      DeviceRecord,
      AppBuildRecord,
      PhoneLogRecord,
      PhoneSignInRecord,
      PhoneTelemetryRecord,
      ContactRecord,
      ContactReportRecord,
      MacroRunRecord,
      MacroRecord,
      ConversationReadRecord,
      ConversationRecord,
      CustomRoleRecord,
      DecisionRecord,
      DraftRecord,
      EventRecord,
      PushSubscriptionRecord,
      ConsumerCursorRecord,
      ParticipantRecord,
      NotificationRecord,
      MentionRecord,
      FolderRecord,
      LabelRecord,
      ConversationLabelRecord,
      MediaRecord,
      MessageRecord,
      MessageTranslationRecord,
      MessageEditRecord,
      MessageReactionRecord,
      AwaitingChangeRecord,
      MessageOrderRecord,
      MessageWordsRecord,
      KnownWordRecord,
      OperatorRecord,
      PersonLinkRecord,
      PriceRowRecord,
      RawUpdateRecord,
      RecoveryCodeRecord,
      ScheduledReplyRecord,
      RequestLimitRecord,
      SessionRecord,
      SignInLimitRecord,
      TaskRecord,
      TeamMemberRecord,
      TeamRecord,
      BusinessConnectionRecord,
      TelegramAccountEventRecord,
      AlbumPieceRecord,
      HistoryImportRecord,
      ImportedChatRecord,
      TelegramChannelStateRecord,
      TelegramChatRequestRecord,
      TelegramReadMarkRecord,
      TelegramSessionRecord,
      TenantLogoRecord,
      TenantRecord,
      TimelineEntryRecord,
      UploadRecord,
      ContactTouchRecord,
      SegmentMemberRecord,
      SequenceRecord,
      SequenceVersionRecord,
      SimulationRecord,
      TouchPaceRecord,
      TouchRunEventRecord,
      TouchRunLineRecord,
      TouchRunRecord,
      TouchSuppressionRecord,
      PhoneNumberRecord,
      EmailAddressRecord,
      CompanyNoteRecord,
      DictionaryEntryRecord,
      CompanyViewRecord,
      CompanyRequestRecord,
      CompanyMergeRecord,
      PipelineRecord,
      StageRecord,
      StageRuleRecord,
      AppealStageMoveRecord,
    ],
  });
}
