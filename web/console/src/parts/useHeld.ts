import { useLongPress } from "@mantine/hooks";
import { type MouseEvent, useRef } from "react";

/** What a finger does by staying where it is. The tap that would end it does nothing more, and the browser's own menu keeps away. */
export function useHeld(onHeld: () => void) {
  const touching = useRef(false);
  const held = useRef(false);
  const press = useLongPress(
    () => {
      held.current = true;
      onHeld();
    },
    {
      events: ["touch"],
      cancelOnMove: true,
      onStart: () => {
        touching.current = true;
        held.current = false;
      },
      // Otherwise the tap that ends it would meet whatever came up under the finger.
      onFinish: (event) => {
        touching.current = false;
        if (event.cancelable) event.preventDefault();
      },
      onCancel: () => (touching.current = false),
    },
  );
  return {
    ...press,
    onContextMenu: (event: MouseEvent) => {
      if (touching.current || held.current) event.preventDefault();
    },
    onClickCapture: (event: MouseEvent) => {
      if (!held.current) return;
      held.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
