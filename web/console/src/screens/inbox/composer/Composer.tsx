import { SegmentedControl, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { people } from "../../../queries/people.ts";
import { useMay, useOperator } from "../../../shell/useOperator.ts";
import { useShortcuts } from "../../../shell/useShortcuts.ts";
import { type ComposerMode, draftKey } from "../../../state/composing.ts";
import { drafts, saveDraft } from "../../../state/drafts.ts";
import { postNote, postReply } from "../../../state/outbox.ts";
import { useStore } from "../../../state/store.ts";
import { ClosedNote } from "./ClosedNote.tsx";
import classes from "./Composer.module.css";
import { LengthLeft } from "./LengthLeft.tsx";
import { ScheduledReplies } from "./ScheduledReplies.tsx";
import { SendButton } from "./SendButton.tsx";
import { SendMenu } from "./SendMenu.tsx";
import { SuggestionList } from "./SuggestionList.tsx";
import { UndoBar } from "./UndoBar.tsx";
import { composerId, focusComposer } from "./focusComposer.ts";
import { mentionedIn } from "./mentionedIn.ts";
import { useSendLater } from "./useSendLater.ts";
import { useSuggestions } from "./useSuggestions.ts";
import { useUndo } from "./useUndo.ts";

/** What an API accepts for a note. */
const noteLengthMax = 20_000;
const modes: readonly ComposerMode[] = ["reply", "note"];

/** Where an answer or a private note is typed. Answering is taking: from that moment on the bot is silent, and the button says so. */
export function Composer({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const mayAnswer = useMay("conversations.answer");
  const [mode, setMode] = useState<ComposerMode>("reply");
  const key = draftKey(conversation.id, mode);
  const text = useStore(drafts, (kept) => kept[key] ?? "");
  const placeholder = usePlaceholder(conversation);
  const field = useRef<HTMLTextAreaElement>(null);
  const undo = useUndo(conversation.id);
  const sendLater = useSendLater(conversation.id);
  const colleagues = useColleagues(mayAnswer && mode === "note");
  const mentions = useSuggestions({
    field,
    text,
    trigger: /(?:^|\s)@(\S*(?: \S*)?)$/u,
    find: (sought) => colleagues.filter(({ title }) => title.toLocaleLowerCase().includes(sought.toLocaleLowerCase())),
    onPick: ({ title }, before, after) => write(`${before}@${title} `, after),
  });
  const change = (next: ComposerMode) => {
    setMode(next);
    focusComposer();
  };
  useShortcuts({ "Alt+KeyL": () => change("reply"), "Alt+KeyP": () => change("note") });
  if (!mayAnswer) return null;
  if (conversation.status === "resolved") return <ClosedNote conversation={conversation} />;

  const limit = mode === "note" ? noteLengthMax : conversation.textLengthLimit;
  const sendable = text.trim().length > 0 && text.length <= limit;
  const write = (before: string, after: string) => {
    saveDraft(key, before + after);
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
  };
  const take = (hand: (words: string) => void) => {
    if (!sendable) return;
    saveDraft(key, "");
    focusComposer();
    hand(text.trim());
  };
  const send = () =>
    take((words) =>
      mode === "reply"
        ? void postReply(conversation.id, words)
        : void postNote(conversation.id, words, mentionedIn(words, colleagues)),
    );
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mentions.press(event)) return;
    if (text === "" && event.code === "KeyZ" && (event.ctrlKey || event.metaKey) && undo.held) {
      event.preventDefault();
      undo.undo();
    }
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <footer className={classes.footer}>
      <ScheduledReplies conversationId={conversation.id} />
      <UndoBar undo={undo} />
      <div className={classes.box} data-mode={mode}>
        <SuggestionList label={t("work.colleagues")} menu={mentions} />
        <Textarea
          id={composerId}
          ref={field}
          variant="unstyled"
          aria-label={mode === "note" ? t("work.note") : t("composer.label")}
          placeholder={mode === "note" ? t("work.notePlaceholder") : placeholder}
          autosize
          minRows={1}
          maxRows={12}
          value={text}
          onChange={(event) => saveDraft(key, event.currentTarget.value)}
          onKeyDown={press}
          classNames={{ input: classes.input }}
          {...mentions.fieldProps}
        />
        <div className={classes.tools}>
          <SegmentedControl
            size="xs"
            aria-label={t("work.composerMode")}
            value={mode}
            onChange={change}
            data={modes.map((value) => ({ value, label: t(`work.mode.${value}`) }))}
            classNames={{ root: classes.modes }}
          />
          <span className={classes.right}>
            <LengthLeft length={text.length} limit={limit} />
            <SendButton
              sendable={sendable}
              takesOver={mode === "reply" && conversation.mode === "bot"}
              note={mode === "note"}
              onSend={send}
            />
            {mode === "reply" && (
              <SendMenu
                sendable={sendable}
                onSendAndClose={() => take((words) => void postReply(conversation.id, words, { thenClose: true }))}
                onSendLater={(dueAt) => take((words) => sendLater({ text: words, dueAt }))}
              />
            )}
          </span>
        </div>
      </div>
    </footer>
  );
}

function usePlaceholder({ mode, assigneeId, assigneeName }: Conversation): string {
  const { t } = useTranslation();
  const operator = useOperator();
  if (mode === "bot") return t("composer.placeholderBot");
  return assigneeName && assigneeId !== operator?.id
    ? t("composer.placeholderOther", { name: assigneeName })
    : t("composer.placeholder");
}

/** Whom a note may call: everybody who works here, but oneself. */
function useColleagues(wanted: boolean) {
  const operator = useOperator();
  const mayRead = useMay("people.read");
  const { data = [] } = useQuery({ ...people(), enabled: wanted && mayRead });
  return data
    .filter(({ id, state }) => state === "active" && id !== operator?.id)
    .map(({ id, name, email }) => ({ key: id, id, name, title: name, detail: email }));
}
