import { type QueryField, queryFields } from "../../../../../../contracts/conversationQuery.ts";

const isField = (name: string): name is QueryField => name in queryFields;

/** In the order in which they are offered. */
export const fieldNames: readonly QueryField[] = Object.keys(queryFields).filter(isField);
