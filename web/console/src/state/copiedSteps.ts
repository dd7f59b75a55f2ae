import { z } from "zod";
import { Step } from "../../../../contracts/sequence.ts";
import { rememberedStore } from "./remembered.ts";

/** Steps that were copied, to be put into this sequence or another one. */
export const copiedSteps = rememberedStore("switchboard.copiedSteps", z.array(Step), []);
