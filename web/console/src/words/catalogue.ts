import type { ru } from "./ru.ts";

/** Plural forms that Russian has and English does not. */
type RussianOnly = `${string}_few` | `${string}_many`;

type Shape<Tree> = {
  readonly [Key in keyof Tree as Exclude<Key, RussianOnly>]: Tree[Key] extends string ? string : Shape<Tree[Key]>;
};

/** What a further language must have. */
export type Catalogue = Shape<typeof ru>;
