import type { StepKind } from "../../../../../../contracts/sequence.ts";
import { icon } from "../../../theme.ts";
import { stepIcons } from "./stepLooks.ts";

export function StepGlyph({ kind }: { readonly kind: StepKind }) {
  const Glyph = stepIcons[kind];
  return <Glyph {...icon} aria-hidden />;
}
