import { useTranslation } from "react-i18next";
import { closeStartChat, startChat } from "../../../state/startChat.ts";
import { useStore } from "../../../state/store.ts";
import { Dialog } from "../../settings/structure/Dialog.tsx";
import { StartChatForm } from "./StartChatForm.tsx";

/** Writes to somebody first, from a personal account: from the contacts, from somebody's card, or from the command bar. */
export function StartChatDialog() {
  const { t } = useTranslation();
  const { opened, chatWith } = useStore(startChat, (state) => state);
  const title = chatWith ? t("startChat.titleTo", { name: chatWith.name }) : t("startChat.title");
  return (
    <Dialog title={title} onClose={closeStartChat}>
      {opened && <StartChatForm chatWith={chatWith} onDone={closeStartChat} />}
    </Dialog>
  );
}
