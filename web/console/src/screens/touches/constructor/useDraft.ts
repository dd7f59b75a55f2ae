import { useReducer, useState } from "react";
import type { z } from "zod";
import type { getSequence } from "../../../../../../contracts/endpoints/sequences.ts";
import type { SequenceDefinition } from "../../../../../../contracts/sequence.ts";
import { placed } from "./arrange.ts";
import { reduceUndoable, undoable } from "./undoable.ts";
import type { Undoable, UndoableOrder } from "./undoable.ts";

export interface Draft {
  readonly name: string;
  readonly definition: SequenceDefinition;
}

interface Saved {
  readonly revision: number;
  readonly draft: Draft;
}

type Loaded = z.output<typeof getSequence.result>;

const savedOf = ({ sequence: { revision, name }, draft }: Loaded): Saved => ({
  revision,
  draft: { name, definition: placed(draft) },
});

const reduce = (known: Undoable<Draft>, order: UndoableOrder<Draft>) => reduceUndoable(known, order);

/** What is being drawn, upon which saved revision, and the way back. What somebody else saves is taken over where nothing is lost by it. */
export function useDraft(loaded: Loaded) {
  const [saved, setSaved] = useState(() => savedOf(loaded));
  const [history, give] = useReducer(reduce, saved.draft, undoable<Draft>);
  const { present } = history;
  const isDirty = present !== saved.draft;
  const isOvertaken = loaded.sequence.revision > saved.revision;
  if (isOvertaken && !isDirty) {
    const newer = savedOf(loaded);
    setSaved(newer);
    give({ kind: "reset", state: newer.draft });
  }
  const change = (change: (draft: Draft) => Draft, what: string | null = null) =>
    give({ kind: "change", change, what, atMs: Date.now() });
  return {
    draft: present,
    revision: saved.revision,
    isDirty,
    /** Somebody else has saved since. */
    isOvertaken: isOvertaken && isDirty,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change,
    undo: () => give({ kind: "undo" }),
    redo: () => give({ kind: "redo" }),
    wasSaved: (revision: number, draft: Draft) => setSaved({ revision, draft }),
    /** Lets go of what was drawn for what somebody else has saved; undo brings it back. */
    takeTheirs: (theirs: Loaded) => {
      const newer = savedOf(theirs);
      setSaved(newer);
      change(() => newer.draft);
    },
  };
}
