import { z } from "zod";
import { CompanyColumn } from "../../../../contracts/companyFilter.ts";
import { rememberedStore } from "./remembered.ts";

/** Which columns the table of companies shows on this computer, in their order. */
export const companyColumns = rememberedStore("switchboard.companyColumns", z.array(CompanyColumn), [
  "phone",
  "status",
  "leadState",
  "responsible",
  "contractUntil",
  "lastCallAt",
]);
