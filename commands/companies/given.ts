/** Some fields of a thing, as a request gives them: an absent one may also be undefined. */
export type Given<Fields> = { readonly [Field in keyof Fields]?: Fields[Field] | undefined };

type Defined<Fields> = { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };

/** The fields that are there. */
export function given<Fields extends object>(fields: Fields): Defined<Fields>;
export function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** A row as what it holds. */
export type Plain<Row> = { readonly [Field in keyof Row]: Row[Field] };
