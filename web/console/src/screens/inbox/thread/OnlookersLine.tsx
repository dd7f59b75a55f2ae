import { IconEye, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ConversationId } from "../../../../../../contracts/ids.ts";
import { useOnlookers } from "../../../realtime/looking.ts";
import { smallIcon } from "../../../theme.ts";
import classes from "./OnlookersLine.module.css";

/** Colleagues who have this conversation open; who types an answer comes first, so that two do not answer at once. */
export function OnlookersLine({ conversationId }: { readonly conversationId: ConversationId }) {
  const { t, i18n } = useTranslation();
  const others = useOnlookers(conversationId);
  if (others.length === 0) return null;
  const typing = others.filter((one) => one.typing);
  const shown = typing.length > 0 ? typing : others;
  const names = new Intl.ListFormat(i18n.language).format(shown.map(({ name }) => name));
  const Glyph = typing.length > 0 ? IconPencil : IconEye;
  return (
    <output className={classes.line} data-typing={typing.length > 0 || undefined}>
      <Glyph {...smallIcon} aria-hidden />
      {t(typing.length > 0 ? "together.typing" : "together.looking", { names, count: shown.length })}
    </output>
  );
}
