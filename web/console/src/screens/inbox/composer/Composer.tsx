import { SegmentedControl, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { ComposerMode } from "../../../../../../contracts/draft.ts";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import type { Upload } from "../../../../../../contracts/upload.ts";
import { useOffer } from "../../../commands/offers.ts";
import { serverDrafts } from "../../../queries/composing.ts";
import { useRecording } from "../../../recording/useRecording.ts";
import { useMay, useOperator } from "../../../shell/useOperator.ts";
import { type Attachment, attachFiles, attachments, takeAttachments } from "../../../state/attachments.ts";
import { mergeDrafts, saveDraft, useDraft } from "../../../state/drafts.ts";
import { postNote, postReply } from "../../../state/outbox.ts";
import { quoteNothing, useQuoting } from "../../../state/quoting.ts";
import { useStore } from "../../../state/store.ts";
import { AttachTools } from "./AttachTools.tsx";
import { AttachmentList } from "./AttachmentList.tsx";
import { ClosedNote } from "./ClosedNote.tsx";
import classes from "./Composer.module.css";
import { EmojiTool } from "./EmojiTool.tsx";
import { FormatMenu } from "./FormatMenu.tsx";
import { LengthLeft } from "./LengthLeft.tsx";
import { MacroMenu } from "./MacroMenu.tsx";
import { QuoteBar } from "./QuoteBar.tsx";
import { RecordingBar } from "./RecordingBar.tsx";
import { ScheduledReplies } from "./ScheduledReplies.tsx";
import { SendButton } from "./SendButton.tsx";
import { SendMenu } from "./SendMenu.tsx";
import { SuggestionList } from "./SuggestionList.tsx";
import { UndoBar } from "./UndoBar.tsx";
import { type AskedValues, ValuesDialog } from "./ValuesDialog.tsx";
import { composerId, focusComposer } from "./focusComposer.ts";
import { mentionedIn } from "./mentionedIn.ts";
import { signed, useSignature } from "./signature.ts";
import { useCannedMenu } from "./useCannedMenu.ts";
import { useColleagueMenu } from "./useColleagueMenu.ts";
import { useInsertion } from "./useInsertion.ts";
import { useSendLater } from "./useSendLater.ts";
import { useUndo } from "./useUndo.ts";

/** What an API accepts for a note. */
const noteLengthMax = 20_000;

export function Composer({ conversation }: { readonly conversation: Conversation }) {
  const mayAnswer = useMay("conversations.answer");
  if (!mayAnswer) return null;
  return conversation.status === "resolved" ? (
    <ClosedNote conversation={conversation} />
  ) : (
    <OpenComposer conversation={conversation} />
  );
}

/** Where an answer or a private note is typed. Answering is taking: from that moment on the bot is silent, and the button says so. */
function OpenComposer({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const { id, fileLimits } = conversation;
  const [mode, setMode] = useState<ComposerMode>("reply");
  const [asked, ask] = useState<AskedValues>();
  const text = useDraft(id, mode);
  const placeholder = usePlaceholder(conversation);
  const signature = useSignature();
  const quoted = useQuoting(id);
  const undo = useUndo(conversation);
  const sendLater = useSendLater(id);
  const attached = useAttachments(id);
  const attach = (files: readonly File[], recordedSeconds?: number) =>
    attachFiles(conversation, files, recordedSeconds);
  const recording = useRecording({
    onRecorded: (file, seconds) => {
      attach([file], seconds);
      focusComposer();
    },
    onRefused: (refusal) => notifications.show({ color: "red", message: t(`files.refused.${refusal}`) }),
  });
  const field = useRef<HTMLTextAreaElement>(null);
  const write = (before: string, after: string) => {
    saveDraft(id, mode, before + after);
    focusComposer();
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  const { insert, format, pressFormat } = useInsertion({ field, text, write });
  const isNote = mode === "note";
  const formats = !isNote && conversation.formatting;
  const { menu: mentions, colleagues } = useColleagueMenu({ field, text, wanted: isNote, write });
  const canned = useCannedMenu({ conversationId: id, field, text, wanted: !isNote, write, onAsk: ask });
  const menu = isNote ? mentions : canned;
  useServerDrafts(conversation);
  const change = (next: ComposerMode) => {
    setMode(next);
    focusComposer();
  };
  useOffer({ compose: () => change("reply"), note: () => change("note") });

  const files = isNote ? [] : attached;
  const limit = isNote
    ? noteLengthMax
    : files.length > 0
      ? (fileLimits?.captionLength ?? 0)
      : conversation.textLengthLimit;
  const hasWords = text.trim().length > 0;
  const whole = isNote || !hasWords ? text : signed(text, signature);
  const sendable =
    (hasWords || files.length > 0) && whole.length <= limit && files.every(({ progress }) => progress.kind === "ready");
  const take = (hand: (words: string, uploads: readonly Upload[]) => void) => {
    if (!sendable) return;
    saveDraft(id, mode, "");
    focusComposer();
    hand(isNote || !hasWords ? text.trim() : signed(text.trim(), signature), isNote ? [] : takeAttachments(id));
  };
  const reply = (words: string, uploads: readonly Upload[], thenClose = false) => {
    void postReply(id, words, { thenClose, quotedId: quoted?.id ?? null, uploads });
    quoteNothing(id);
  };
  const send = () =>
    take((words, uploads) =>
      isNote ? void postNote(id, words, mentionedIn(words, colleagues)) : reply(words, uploads),
    );
  const paste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    if (isNote || !fileLimits || pasted.length === 0) return;
    event.preventDefault();
    attach(pasted);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (menu.press(event)) return;
    if (text === "" && event.code === "KeyZ" && (event.ctrlKey || event.metaKey) && undo.held) {
      event.preventDefault();
      undo.undo();
    }
    if (formats && pressFormat(event)) event.preventDefault();
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <footer className={classes.footer}>
      <ScheduledReplies conversationId={id} />
      <UndoBar undo={undo} />
      <div className={classes.box} data-mode={mode}>
        {isNote ? (
          <SuggestionList label={t("work.colleagues")} menu={mentions} />
        ) : (
          <SuggestionList label={t("work.templates")} menu={canned} />
        )}
        {!isNote && <QuoteBar conversationId={id} />}
        <AttachmentList attachments={files} bytesMax={fileLimits?.bytesMax ?? 0} />
        <Textarea
          id={composerId}
          ref={field}
          variant="unstyled"
          aria-label={isNote ? t("work.note") : t("composer.label")}
          placeholder={isNote ? t("work.notePlaceholder") : placeholder}
          autosize
          minRows={1}
          maxRows={12}
          value={text}
          onChange={(event) => saveDraft(id, mode, event.currentTarget.value)}
          onKeyDown={press}
          onPaste={paste}
          classNames={{ input: classes.input }}
          {...menu.fieldProps}
        />
        {!isNote && signature && text && (
          <Text size="xs" c="dimmed" className={classes.signature}>
            {signature}
          </Text>
        )}
        {recording.heard && (
          <RecordingBar
            heard={recording.heard}
            onFinish={recording.finish}
            onCancel={() => {
              recording.cancel();
              focusComposer();
            }}
          />
        )}
        <div className={classes.tools} hidden={recording.heard !== undefined}>
          <SegmentedControl
            size="xs"
            aria-label={t("work.composerMode")}
            value={mode}
            onChange={change}
            data={ComposerMode.options.map((value) => ({ value, label: t(`work.mode.${value}`) }))}
            classNames={{ root: classes.modes }}
          />
          <span className={classes.right}>
            <LengthLeft length={whole.length} limit={limit} />
            {formats && <FormatMenu onChosen={format} />}
            <EmojiTool onChosen={insert} />
            {!isNote && fileLimits && (
              <AttachTools bytesMax={fileLimits.bytesMax} onFiles={attach} onRecord={() => void recording.start()} />
            )}
            <MacroMenu conversationId={id} onAsk={ask} />
            <SendButton
              sendable={sendable}
              takesOver={!isNote && conversation.mode === "bot"}
              note={isNote}
              onSend={send}
            />
            {!isNote && (
              <SendMenu
                sendable={sendable}
                onSendAndClose={() => take((words, uploads) => reply(words, uploads, true))}
                onSendLater={(dueAt) => take((words, uploads) => sendLater({ text: words, dueAt, uploads }))}
              />
            )}
          </span>
        </div>
      </div>
      <ValuesDialog asked={asked} onClose={() => ask(undefined)} />
    </footer>
  );
}

function useAttachments(id: ConversationId): readonly Attachment[] {
  const all = useStore(attachments, (kept) => kept);
  return useMemo(() => all.filter(({ conversationId }) => conversationId === id), [all, id]);
}

function useServerDrafts({ id }: Conversation): void {
  const { data } = useQuery(serverDrafts(id));
  useEffect(() => {
    if (data) mergeDrafts(id, data);
  }, [id, data]);
}

function usePlaceholder({ mode, assigneeId, assigneeName }: Conversation): string {
  const { t } = useTranslation();
  const operator = useOperator();
  if (mode === "bot") return t("composer.placeholderBot");
  return assigneeName && assigneeId !== operator?.id
    ? t("composer.placeholderOther", { name: assigneeName })
    : t("composer.placeholder");
}
