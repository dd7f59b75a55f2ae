import { Button, Skeleton, Text, VisuallyHidden } from "@mantine/core";
import { IconLayoutKanban } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { BoardColumn, FunnelCard as Card, Pipeline, Stage } from "../../../../../contracts/funnel.ts";
import type { AppealId } from "../../../../../contracts/ids.ts";
import { money } from "../../format/numbers.ts";
import { Later } from "../../parts/Later.tsx";
import { Quiet } from "../../parts/Quiet.tsx";
import { Trouble } from "../../parts/Trouble.tsx";
import { board } from "../../queries/funnel.ts";
import type { CardFilter } from "../../queries/funnel.ts";
import { useMay } from "../../shell/useOperator.ts";
import classes from "./Board.module.css";
import { FunnelCard } from "./FunnelCard.tsx";
import { useAskedMove } from "./useAskedMove.tsx";
import { useFunnelPlace } from "./useFunnelPlace.ts";

/** How many cards of a stage are shown: the first, and after each "more". */
const limits = [30, 100, 300, 1_000] as const;

interface BoardProps {
  readonly pipeline: Pipeline;
  readonly filter: CardFilter;
}

/** The stages of a pipeline side by side. */
export function Board({ pipeline, filter }: BoardProps) {
  const { t } = useTranslation();
  const [size, setSize] = useState(0);
  const { data, error, refetch } = useQuery(board(pipeline.id, filter, limits[size] ?? 1_000));
  const { move, dialog } = useAskedMove(pipeline.stages);
  const mayMove = useMay("appeals.edit");
  const [dragged, setDragged] = useState<Card>();
  const [over, setOver] = useState<Stage["id"]>();
  const list = useRef<HTMLDivElement>(null);
  const held = useRef<AppealId>(undefined);
  const { conversationId, open } = useFunnelPlace();
  const hintId = useId();
  // A card that goes to another column is drawn there anew, and would lose the focus.
  useEffect(() => {
    if (held.current === undefined || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-appeal="${held.current}"] button`)?.focus();
  });

  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting columns={pipeline.stages.length} />;
  const shown = pipeline.stages.flatMap((stage) => {
    const column = data.columns.find(({ stageId }) => stageId === stage.id);
    return column ? [{ stage, column }] : [];
  });
  if (data.columns.every(({ count }) => count === 0))
    return <Empty isFiltered={isFiltered(filter)} isDefault={pipeline.isDefault} />;

  const order = (card: Card, to: Stage) => {
    held.current = card.appealId;
    move({ ...card, name: card.contactName }, to);
  };

  return (
    <div className={classes.board} ref={list}>
      <VisuallyHidden id={hintId}>{t("funnel.hint")}</VisuallyHidden>
      {shown.map(({ stage, column }) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a card is also moved by its menu and by keys
        <section
          key={stage.id}
          className={classes.column}
          aria-label={stage.name}
          data-over={(dragged && over === stage.id) || undefined}
          onDragOver={(event) => {
            if (!dragged) return;
            event.preventDefault();
            setOver(stage.id);
          }}
          onDrop={(event) => {
            event.preventDefault();
            if (dragged) move({ ...dragged, name: dragged.contactName }, stage);
            setDragged(undefined);
          }}
        >
          <ColumnHead stage={stage} column={column} />
          <ul className={classes.cards} aria-label={stage.name}>
            {column.cards.map((card) => (
              <FunnelCard
                key={card.appealId}
                card={card}
                stage={stage}
                stages={pipeline.stages}
                isOpen={card.conversationId === conversationId}
                hintId={hintId}
                onOpen={() => open(card.conversationId)}
                onMove={mayMove ? (to) => order(card, to) : undefined}
                onDrag={(isDragged) => setDragged(isDragged ? card : undefined)}
              />
            ))}
          </ul>
          {column.cards.length === 0 && (
            <Text size="sm" c="dimmed" className={classes.nothing}>
              {t("funnel.empty")}
            </Text>
          )}
          {column.next !== null && size < limits.length - 1 && (
            <Button variant="subtle" size="xs" onClick={() => setSize(size + 1)}>
              {t("funnel.more")}
            </Button>
          )}
        </section>
      ))}
      {dialog}
    </div>
  );
}

function ColumnHead({ stage, column }: { readonly stage: Stage; readonly column: BoardColumn }) {
  const { t, i18n } = useTranslation();
  const dot: CSSProperties & Record<"--dot", string> = { "--dot": `var(--mantine-color-${stage.color}-6)` };
  return (
    <header className={classes.head}>
      <h2 className={classes.name} style={dot} title={stage.name}>
        <span>{stage.name}</span>
      </h2>
      <Text span size="sm" c="dimmed" className={classes.figures}>
        <span title={t("funnel.cards", { count: column.count })}>{column.count}</span>
        {column.sum > 0 && <span> · {money(column.sum, "RUB", i18n.language)}</span>}
      </Text>
    </header>
  );
}

const isFiltered = ({ assigneeId, search }: CardFilter) => assigneeId !== undefined || Boolean(search);

interface EmptyProps {
  readonly isFiltered: boolean;
  /** New appeals begin here; into others they are moved. */
  readonly isDefault: boolean;
}

function Empty({ isFiltered: narrowed, isDefault }: EmptyProps) {
  const { t } = useTranslation();
  return narrowed ? (
    <Quiet icon={IconLayoutKanban} title={t("funnel.nothingFound")}>
      {t("funnel.nothingFoundLead")}
    </Quiet>
  ) : (
    <Quiet icon={IconLayoutKanban} title={t("funnel.emptyTitle")}>
      {t(isDefault ? "funnel.emptyLead" : "funnel.emptyOther")}
    </Quiet>
  );
}

function Waiting({ columns }: { readonly columns: number }) {
  return (
    <Later>
      <div className={classes.board}>
        {Array.from({ length: columns }, (_, column) => (
          <div key={column} className={classes.column}>
            {[1, 2, 3].map((row) => (
              <Skeleton key={row} height="5em" />
            ))}
          </div>
        ))}
      </div>
    </Later>
  );
}
