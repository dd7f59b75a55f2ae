import classes from "./SuggestionList.module.css";
import type { Suggestion, useSuggestions } from "./useSuggestions.ts";

interface SuggestionListProps<Item extends Suggestion> {
  readonly label: string;
  readonly menu: ReturnType<typeof useSuggestions<Item>>;
}

/** The menu above the field. The keyboard stays in the field; the pointer must not take it away either. */
export function SuggestionList<Item extends Suggestion>({ label, menu }: SuggestionListProps<Item>) {
  const { items, active, pick, idOf, listId } = menu;
  if (items.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a real select would take the focus from the field
    <div className={classes.list} role="listbox" id={listId} aria-label={label}>
      {items.map((item) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are heard by the field
        <div
          key={item.key}
          id={idOf(item)}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the same
          role="option"
          tabIndex={-1}
          aria-selected={item === active}
          className={classes.option}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => pick(item)}
        >
          <span className={classes.title}>{item.title}</span>
          {item.detail && <span className={classes.detail}>{item.detail}</span>}
        </div>
      ))}
    </div>
  );
}
