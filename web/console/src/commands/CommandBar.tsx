import { Combobox, Modal, ScrollArea, TextInput, useCombobox } from "@mantine/core";
import { IconCommand } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "../state/store.ts";
import { icon } from "../theme.ts";
import { BarOption } from "./BarOption.tsx";
import { chordOf } from "./chord.ts";
import { askCommandBar, closeCommandBar, commandBar } from "./commandBar.ts";
import classes from "./CommandBar.module.css";
import { useBarEntries } from "./useBarEntries.ts";

/** Everything one can do, open or look up from here, by typing a few letters. */
export function CommandBar() {
  const { t } = useTranslation();
  const opened = useStore(commandBar, (state) => state.opened);
  return (
    <Modal.Root opened={opened} onClose={closeCommandBar} yOffset="12vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content
        data-command-bar
        aria-label={t("commands.title")}
        onKeyDown={(event) => {
          if (chordOf(event.nativeEvent) !== "Mod+KeyK") return;
          event.preventDefault();
          closeCommandBar();
        }}
      >
        <Modal.Body p={0}>{opened && <Entries />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Entries() {
  const { t } = useTranslation();
  const query = useStore(commandBar, (state) => state.query);
  const { groups, isLooking } = useBarEntries(query);
  const list = useCombobox({ opened: true, onDropdownClose: closeCommandBar });
  const entries = groups.flatMap((group) => group.entries);
  const { selectFirstOption } = list;
  const shown = entries.map(({ id }) => id).join(" ");
  useEffect(() => {
    if (shown !== "") selectFirstOption();
  }, [selectFirstOption, shown]);

  const pick = (id: string) => {
    closeCommandBar();
    entries.find((entry) => entry.id === id)?.pick();
  };
  return (
    <Combobox store={list} onOptionSubmit={pick}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          size="md"
          variant="unstyled"
          className={classes.input}
          aria-label={t("commands.title")}
          placeholder={t("commands.placeholder")}
          leftSection={<IconCommand {...icon} aria-hidden />}
          value={query}
          onChange={(event) => askCommandBar(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah="min(60vh, 28rem)" type="auto" viewportProps={{ tabIndex: 0 }}>
        <Combobox.Options className={classes.options} aria-label={t("commands.found")}>
          {groups.map(({ name, entries: inGroup }) => (
            <Combobox.Group key={name} label={name}>
              {inGroup.map((entry) => (
                <BarOption key={entry.id} entry={entry} />
              ))}
            </Combobox.Group>
          ))}
          {entries.length === 0 && (
            <Combobox.Empty>{isLooking ? t("commands.looking") : t("commands.nothing")}</Combobox.Empty>
          )}
        </Combobox.Options>
      </ScrollArea.Autosize>
    </Combobox>
  );
}
