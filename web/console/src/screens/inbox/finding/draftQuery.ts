import {
  type Condition,
  type ConditionGroup,
  type ConversationQuery,
  operatorsOf,
  type QueryField,
  queryFields,
  type QueryOperator,
} from "../../../../../../contracts/conversationQuery.ts";

/** A condition while somebody is at it: its value may not fit yet. */
export interface DraftCondition {
  readonly key: string;
  readonly field: QueryField;
  readonly operator: QueryOperator;
  readonly value: unknown;
  /** Of an attribute. */
  readonly name?: string;
}

export interface DraftGroup {
  readonly key: string;
  readonly match: ConversationQuery["match"];
  readonly of: readonly DraftCondition[];
}

/** Each group with its own word between its conditions, and one word between the groups. */
export interface Draft {
  readonly match: ConversationQuery["match"];
  readonly groups: readonly DraftGroup[];
}

const newKey = () => crypto.randomUUID();

/** The simplest query that a field can begin with. */
export function beginWith(field: QueryField): DraftCondition {
  const kind = queryFields[field];
  const [operator] = operatorsOf[kind];
  const value = { choice: [], flag: true, wait: 30, time: "", text: "" }[kind];
  return { key: newKey(), field, operator, value, ...(field === "attribute" && { name: "" }) };
}

export const beginGroup = (): DraftGroup => ({ key: newKey(), match: "all", of: [beginWith("status")] });

/** Conditions that stand outside any group become one of their own, with the same meaning. */
export function draftOf({ match, of }: ConversationQuery): Draft {
  const single = of.filter((one): one is Condition => "field" in one);
  const grouped = of.filter((one): one is ConditionGroup => "of" in one);
  const groups = [...(single.length > 0 ? [{ match, of: single }] : []), ...grouped];
  return {
    match,
    groups: groups.map((group) => ({
      key: newKey(),
      match: group.match,
      of: group.of.map((condition) => ({ ...condition, key: newKey() })),
    })),
  };
}

/** What the draft says, for the schema to judge; it leaves out the keys. */
export function said({ match, groups }: Draft): unknown {
  return groups.length === 1 ? groups[0] : { match, of: groups };
}
