import { parseSync, Visitor } from "vite";

export interface Import {
  /** As written: "../contracts/ids.ts", "zod". */
  readonly from: string;
  readonly typesOnly: boolean;
}

export interface Source {
  readonly imports: readonly Import[];
  /** Constructs that the house does not use, in words. */
  readonly habits: readonly string[];
  readonly touchesEnvironment: boolean;
}

/** What the rules are about, out of one TypeScript file's syntax tree. Throws where the file is not TypeScript. */
export function readSource(file: string, text: string): Source {
  const { program, module, errors } = parseSync(file, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file} cannot be parsed: ${error.message}`);
  const habits = new Set<string>();
  const imports: Import[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: moduleRequest.value,
    typesOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  let touchesEnvironment = false;

  new Visitor({
    ExportNamedDeclaration({ source, exportKind }) {
      if (source !== null) imports.push({ from: source.value, typesOnly: exportKind === "type" });
    },
    ExportAllDeclaration({ source }) {
      imports.push({ from: source.value, typesOnly: false });
      habits.add("export *");
    },
    ImportExpression({ source }) {
      if (source.type === "Literal") imports.push({ from: String(source.value), typesOnly: false });
    },
    TSImportType({ source }) {
      imports.push({ from: source.value, typesOnly: true });
    },
    TSAsExpression({ typeAnnotation }) {
      if (text.slice(typeAnnotation.start, typeAnnotation.end) !== "const") habits.add("`as` other than `as const`");
    },
    TSTypeAssertion: () => void habits.add("a <Type> assertion"),
    TSAnyKeyword: () => void habits.add("any"),
    TSNonNullExpression: () => void habits.add("a non-null !"),
    TSEnumDeclaration: () => void habits.add("enum"),
    TSParameterProperty: () => void habits.add("a parameter property"),
    MemberExpression({ object, property }) {
      const [owner, name] = [text.slice(object.start, object.end), text.slice(property.start, property.end)];
      if (owner === "process" && /^["'`]?env["'`]?$/.test(name)) touchesEnvironment = true;
      if (owner === "vi" && /^(do)?mock$/i.test(name)) habits.add("a mock of a module");
    },
  }).visit(program);
  return { imports, habits: [...habits], touchesEnvironment };
}
