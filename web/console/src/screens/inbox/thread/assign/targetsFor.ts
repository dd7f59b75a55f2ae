import type { Conversation } from "../../../../../../../contracts/conversation.ts";
import type { OperatorId, TeamId } from "../../../../../../../contracts/ids.ts";
import type { Assignee } from "../../../../../../../contracts/queue.ts";

export type AssignTo =
  | { readonly kind: "operator"; readonly id: OperatorId }
  | { readonly kind: "team"; readonly id: TeamId }
  | null;

export type Target = { readonly key: string; readonly to: AssignTo; readonly isHolder: boolean } & (
  | { readonly kind: "person"; readonly person: Assignee; readonly isMe: boolean }
  | { readonly kind: "team"; readonly name: string; readonly waiting: number }
  | { readonly kind: "nobody" }
);

interface TargetGroup {
  readonly name: "people" | "teams" | "other";
  readonly targets: readonly Target[];
}

interface Choice {
  readonly people: readonly Assignee[];
  readonly teams: readonly { readonly id: TeamId; readonly name: string; readonly waiting: number }[];
  readonly conversation: Pick<Conversation, "mode" | "assigneeId" | "teamId">;
  readonly me: OperatorId;
  readonly mayAssign: boolean;
  readonly sought: string;
}

/** What can be chosen: oneself first, then colleagues, teams, and nobody where somebody has it. Groups without any are left out. */
export function targetsFor({ people, teams, conversation, me, mayAssign, sought }: Choice): readonly TargetGroup[] {
  const { mode, assigneeId, teamId } = conversation;
  const words = sought.trim().toLocaleLowerCase();
  const matches = (name: string) => name.toLocaleLowerCase().includes(words);
  const persons = people
    .filter(({ id, name }) => (mayAssign || id === me) && matches(name))
    .toSorted((one, other) => Number(other.id === me) - Number(one.id === me));
  const groups: readonly TargetGroup[] = [
    {
      name: "people",
      targets: persons.map((person) => ({
        key: person.id,
        kind: "person",
        to: { kind: "operator", id: person.id },
        person,
        isMe: person.id === me,
        isHolder: mode === "operator" && person.id === assigneeId,
      })),
    },
    {
      name: "teams",
      targets: teams
        .filter(({ name }) => mayAssign && matches(name))
        .map(({ id, name, waiting }) => ({
          key: id,
          kind: "team",
          to: { kind: "team", id },
          name,
          waiting,
          isHolder: mode === "operator" && assigneeId === null && id === teamId,
        })),
    },
    {
      name: "other",
      targets:
        mayAssign && words === "" && mode === "operator" && (assigneeId !== null || teamId !== null)
          ? [{ key: "nobody", kind: "nobody", to: null, isHolder: false }]
          : [],
    },
  ];
  return groups.filter(({ targets }) => targets.length > 0);
}
