import type { MessageId } from "../../../../../../contracts/ids.ts";
import type { PanelTab } from "../../../search.ts";
import { useLayout } from "../../../shell/useLayout.ts";
import { preferences, setPreference } from "../../../state/preferences.ts";
import { useStore } from "../../../state/store.ts";
import { useInboxPlace } from "../useInboxPlace.ts";

interface Panel {
  /** It stands beside the thread, and not over it. */
  readonly beside: boolean;
  readonly open: boolean;
  readonly tab: PanelTab;
  readonly toggle: () => void;
  readonly show: (tab: PanelTab) => void;
  /** Brings a message into view, with the panel out of the way where it lies over the thread. */
  readonly reveal: (message: MessageId) => void;
}

/** Beside the thread the panel is a remembered habit; over it, it is a place in the history that "back" leaves. */
export function usePanel(): Panel {
  const kept = useStore(preferences, ({ panelOpen }) => panelOpen);
  const { panel, showPanel, showMessage, besideBoard } = useInboxPlace();
  const beside = useLayout() === "wide" && !besideBoard;
  const open = beside ? kept : panel !== undefined;
  const tab = panel ?? "appeal";
  return {
    beside,
    open,
    tab,
    toggle: () => (beside ? setPreference({ panelOpen: !kept }) : showPanel(open ? undefined : tab)),
    show: (next) => showPanel(next, true),
    reveal: (message) => showMessage(message, beside ? panel : undefined),
  };
}
