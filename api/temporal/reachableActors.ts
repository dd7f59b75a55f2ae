import type { MediaRef } from "../../contracts/actors.ts";
import type { CallRef } from "../../contracts/callActor.ts";
import type { CallRequestId, ContactId, SequenceId, TeamId } from "../../contracts/ids.ts";
import type { QueueFact, QueueRef } from "../../contracts/queue.ts";
import type { SignInOutcome, SignInStepName } from "../../contracts/telegramAccount.ts";
import type { PersonSearch } from "../../contracts/telegramChat.ts";
import type { TouchRef } from "../../contracts/touchActor.ts";
import type { TranslationRef } from "../../contracts/translation.ts";
import { SEND_TIMEOUT_MS } from "../../contracts/delivery.ts";
import { startBulkRun } from "../../temporal/bulkActor.ts";
import { callState, tellCall } from "../../temporal/callActor.ts";
import { createConversationActors } from "../../temporal/conversationActor.ts";
import type { ConversationActors } from "../../temporal/conversationActor.ts";
import { startMediaFetch } from "../../temporal/mediaFetchActor.ts";
import { queueState, ringQueue } from "../../temporal/queueActor.ts";
import { findPerson, takeStep } from "../../temporal/telegramAccountActor.ts";
import type { TelegramAccountRef } from "../../temporal/telegramAccountActor.ts";
import { tellTouch, touchState } from "../../temporal/touchActor.ts";
import { startSimulation } from "../../temporal/simulationActor.ts";
import { translateMessage } from "../../temporal/translationActor.ts";
import { startHistoryImport } from "../../temporal/historyImportActor.ts";
import type { BulkInput } from "../../workflows/bulk/messages.ts";
import type { HistoryImportInput } from "../../workflows/historyImport/messages.ts";
import type { CallSignal, CallSnapshot } from "../../workflows/call/messages.ts";
import type { SimulationInput } from "../../workflows/simulation/messages.ts";
import type { QueueSnapshot } from "../../workflows/queue/messages.ts";
import type { PersonToFind } from "../../workflows/telegramAccount/messages.ts";
import type { TouchSnapshot } from "../../workflows/touch/messages.ts";
import type { ReachableTemporal } from "./reachTemporal.ts";

const PROBE_TIMEOUT_MS = 2_000;
const SIGNAL_TIMEOUT_MS = 5_000;
const QUERY_TIMEOUT_MS = 2_000;
/** Taking over waits for a message that is just being sent, so an order may rightly take longer than a signal. */
const ORDER_TIMEOUT_MS = SEND_TIMEOUT_MS + 5_000;
/** A model takes its time; the operator sees that it is at it. */
const TRANSLATION_TIMEOUT_MS = 40_000;

/** Telegram is connected to anew for a step, and may take its time. */
const SIGN_IN_TIMEOUT_MS = 70_000;
/** A holder has ten seconds to begin, and twenty to hear from Telegram. */
const FIND_PERSON_TIMEOUT_MS = 35_000;

/** The actors, with a time limit on every call; temporal.unavailable when it passes or the server is away. */
export interface ReachableActors extends ConversationActors {
  fetchMedia(media: MediaRef): Promise<void>;
  startBulkRun(run: BulkInput): Promise<void>;
  ringQueue(queue: QueueRef, fact: QueueFact): Promise<void>;
  queueState(id: TeamId): Promise<QueueSnapshot>;
  tellCall(call: CallRef, fact: CallSignal): Promise<void>;
  callState(id: CallRequestId): Promise<CallSnapshot>;
  tellTouch(run: TouchRef): Promise<void>;
  touchState(sequenceId: SequenceId, contactId: ContactId): Promise<TouchSnapshot>;
  translate(translation: TranslationRef): Promise<void>;
  importHistory(account: HistoryImportInput): Promise<void>;
  startSimulation(simulation: SimulationInput): Promise<void>;
  takeSignInStep(account: TelegramAccountRef, step: SignInStepName): Promise<SignInOutcome>;
  findPerson(account: TelegramAccountRef, person: PersonToFind): Promise<PersonSearch>;
}

export function createReachableActors(
  temporal: ReachableTemporal,
  { idleMs }: { readonly idleMs: number },
): ReachableActors {
  const within = <Result>(timeoutMs: number, speak: (actors: ConversationActors) => Promise<Result>) =>
    temporal.call(timeoutMs, (client) => speak(createConversationActors(client, { idleMs })));
  // Whoever gives an order waits for it, and is told quickly when there is nobody to give it to.
  const order = async <Result>(speak: (actors: ConversationActors) => Promise<Result>) => {
    await temporal.call(PROBE_TIMEOUT_MS, (client) => client.workflowService.getSystemInfo({}));
    return within(ORDER_TIMEOUT_MS, speak);
  };
  return {
    messageArrived: (conversation) => within(SIGNAL_TIMEOUT_MS, (actors) => actors.messageArrived(conversation)),
    replyQueued: (conversation) => within(SIGNAL_TIMEOUT_MS, (actors) => actors.replyQueued(conversation)),
    takeOver: (conversation, by) => order((actors) => actors.takeOver(conversation, by)),
    handBack: (conversation, by) => order((actors) => actors.handBack(conversation, by)),
    assign: (conversation, by, to) => order((actors) => actors.assign(conversation, by, to)),
    close: (conversation, by) => order((actors) => actors.close(conversation, by)),
    state: (id) => within(QUERY_TIMEOUT_MS, (actors) => actors.state(id)),
    fetchMedia: (media) => temporal.call(SIGNAL_TIMEOUT_MS, (client) => startMediaFetch(client, media)),
    startBulkRun: (run) => temporal.call(SIGNAL_TIMEOUT_MS, (client) => startBulkRun(client, run)),
    ringQueue: (queue, fact) =>
      temporal.call(SIGNAL_TIMEOUT_MS, (client) => ringQueue(client, queue, fact, { idleMs })),
    translate: (translation) =>
      temporal.call(TRANSLATION_TIMEOUT_MS, (client) => translateMessage(client, translation)),
    importHistory: (account) => temporal.call(SIGNAL_TIMEOUT_MS, (client) => startHistoryImport(client, account)),
    startSimulation: (simulation) => temporal.call(SIGNAL_TIMEOUT_MS, (client) => startSimulation(client, simulation)),
    async takeSignInStep(account, step) {
      await temporal.call(PROBE_TIMEOUT_MS, (client) => client.workflowService.getSystemInfo({}));
      return temporal.call(SIGN_IN_TIMEOUT_MS, (client) => takeStep(client, account, step, { idleMs }));
    },
    findPerson: (account, person) =>
      temporal.call(FIND_PERSON_TIMEOUT_MS, (client) => findPerson(client, account, person, { idleMs })),
    tellCall: (call, fact) => temporal.call(SIGNAL_TIMEOUT_MS, (client) => tellCall(client, call, fact)),
    callState: (id) => temporal.call(QUERY_TIMEOUT_MS, (client) => callState(client, id)),
    tellTouch: (run) => temporal.call(SIGNAL_TIMEOUT_MS, (client) => tellTouch(client, run)),
    touchState: (sequenceId, contactId) =>
      temporal.call(QUERY_TIMEOUT_MS, (client) => touchState(client, sequenceId, contactId)),
    queueState: (id) => temporal.call(QUERY_TIMEOUT_MS, (client) => queueState(client, id)),
  };
}
