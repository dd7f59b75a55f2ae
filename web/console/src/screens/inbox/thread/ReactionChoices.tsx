import { UnstyledButton } from "@mantine/core";
import type { KeyboardEvent } from "react";
import type { Message } from "../../../../../../contracts/message.ts";
import { useTranslation } from "../../../words/useTranslation.ts";
import classes from "./Reactions.module.css";
import { wantedOf } from "./reactionsShown.ts";
import { useReact } from "./useReact.ts";

interface ReactionChoicesProps {
  readonly message: Message;
  readonly onChosen: () => void;
}

/** The emoji that a messenger takes, in one line; ours is marked, and pressed again it goes. */
export function ReactionChoices({ message, onChosen }: ReactionChoicesProps) {
  const { t } = useTranslation();
  const { emoji, react } = useReact(message);
  const ours = wantedOf(message);
  if (emoji.length === 0) return null;
  return (
    <ul className={classes.choices} aria-label={t("reacting.choose")}>
      {emoji.map((one) => (
        <li key={one}>
          <UnstyledButton
            className={classes.choice}
            aria-pressed={one === ours}
            aria-label={t(one === ours ? "reacting.takeBack" : "reacting.put", { emoji: one })}
            onKeyDown={walk}
            onClick={() => {
              react(one === ours ? null : one);
              onChosen();
            }}
          >
            <span aria-hidden>{one}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

/** Arrows go along the line, and round. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
  if (by === 0) return;
  const choices = [...(event.currentTarget.closest("ul")?.querySelectorAll("button") ?? [])];
  const place = choices.findIndex((one) => one === event.currentTarget);
  event.preventDefault();
  choices.at((place + by) % choices.length)?.focus();
}
