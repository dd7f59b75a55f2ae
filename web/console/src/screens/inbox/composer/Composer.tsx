import { ActionIcon, Button, Text, Textarea, Tooltip } from "@mantine/core";
import { IconSend2 } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { useOffer } from "../../../commands/offers.ts";
import { useLayout } from "../../../shell/useLayout.ts";
import { useMay, useOperator } from "../../../shell/useOperator.ts";
import { drafts, saveDraft } from "../../../state/drafts.ts";
import { postReply } from "../../../state/outbox.ts";
import { useStore } from "../../../state/store.ts";
import { icon } from "../../../theme.ts";
import { useHolding } from "../thread/useHolding.ts";
import classes from "./Composer.module.css";
import { LengthLeft } from "./LengthLeft.tsx";
import { composerId, focusComposer } from "./focusComposer.ts";

/** Where a reply is typed. Answering is taking: from that moment on the bot is silent, and the button says so. */
export function Composer({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const phone = useLayout() === "phone";
  const mayAnswer = useMay("conversations.answer");
  const text = useStore(drafts, (kept) => kept[conversation.id] ?? "");
  const placeholder = usePlaceholder(conversation);
  useOffer(mayAnswer ? { compose: focusComposer } : {});
  if (!mayAnswer) return null;
  if (conversation.status === "resolved") return <ClosedNote conversation={conversation} />;

  const botAnswers = conversation.mode === "bot";
  const sendable = text.trim().length > 0 && text.length <= conversation.textLengthLimit;
  const send = () => {
    if (!sendable) return;
    saveDraft(conversation.id, "");
    focusComposer();
    void postReply(conversation.id, text.trim());
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const action = botAnswers ? t("composer.takeOverAndSend") : t("composer.send");

  return (
    <footer className={classes.footer}>
      <div className={classes.box}>
        <Textarea
          id={composerId}
          variant="unstyled"
          aria-label={t("composer.label")}
          placeholder={placeholder}
          autosize
          minRows={1}
          maxRows={12}
          value={text}
          onChange={(event) => saveDraft(conversation.id, event.currentTarget.value)}
          onKeyDown={press}
          classNames={{ root: classes.field, input: classes.input }}
        />
        <div className={classes.tools}>
          <LengthLeft length={text.length} limit={conversation.textLengthLimit} />
          {botAnswers && !phone ? (
            <Button size="compact-sm" variant={sendable ? "filled" : "default"} disabled={!sendable} onClick={send}>
              {action}
            </Button>
          ) : (
            <Tooltip label={t("composer.hint")}>
              <ActionIcon
                variant={sendable ? "filled" : "subtle"}
                color={sendable ? "indigo" : "gray"}
                aria-label={action}
                disabled={!sendable}
                onClick={send}
              >
                <IconSend2 {...icon} />
              </ActionIcon>
            </Tooltip>
          )}
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

function ClosedNote({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const { reopen } = useHolding(conversation);
  return (
    <footer className={classes.footer}>
      <div className={classes.closed}>
        <Text size="sm" c="dimmed">
          {t("composer.closed")}
        </Text>
        <Button size="xs" variant="default" loading={reopen.isPending} onClick={() => reopen.mutate()}>
          {t("header.reopen")}
        </Button>
      </div>
    </footer>
  );
}
