import { IconPlayerPause } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../../../../../contracts/conversation.ts";
import { LinkText } from "../../../parts/LinkButton.tsx";
import { smallIcon } from "../../../theme.ts";
import classes from "./HeldUpLine.module.css";

/** Says that nothing leaves in this conversation now, and why; one may write all the same. */
export function HeldUpLine({ conversation: { heldUp, channelName: name } }: { readonly conversation: Conversation }) {
  const { t } = useTranslation();
  const why = heldUp && (heldUp.problem ? t(`telegram.problem.${heldUp.problem}`) : t(`heldUp.${heldUp.by}`, { name }));
  return (
    <output className={classes.place}>
      {why && (
        <div className={classes.line}>
          <IconPlayerPause {...smallIcon} aria-hidden />
          <span>
            {heldUp?.by !== "newChats" && `${t("heldUp.account", { name })} `}
            {why}{" "}
            <LinkText to="/channels" inherit underline="always" c="inherit">
              {t("heldUp.toChannel")}
            </LinkText>
          </span>
        </div>
      )}
    </output>
  );
}
