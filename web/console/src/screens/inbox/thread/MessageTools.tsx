import type { Message } from "../../../../../../contracts/message.ts";
import { ChangeTools } from "./ChangeTools.tsx";
import { CopyLink } from "./CopyLink.tsx";
import { QuoteTool } from "./QuoteTool.tsx";
import { TaskTool } from "./TaskTool.tsx";
import { TemplateTool } from "./TemplateTool.tsx";
import { TranslateTool } from "./TranslateTool.tsx";

export interface MessageToolsProps {
  readonly message: Message;
  readonly translated: boolean;
  readonly onTranslate: () => void;
}

export function MessageTools({ message, translated, onTranslate }: MessageToolsProps) {
  return (
    <>
      <QuoteTool message={message} />
      <TranslateTool message={message} shown={translated} onToggle={onTranslate} />
      <ChangeTools message={message} />
      <TemplateTool message={message} />
      <TaskTool message={message} />
      <CopyLink message={message} />
    </>
  );
}
