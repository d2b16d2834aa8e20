// What may be known of one line besides what it carries: whose it is, who laid it, where it runs. What no document gives is absent.
import { z } from "zod";
import { Name } from "./identifier.ts";
import { Letter } from "./register/words.ts";

export const lineFacts = {
  owner: Name.optional(),
  builder: Name.optional(),
  provider: Name.optional(),
  contract: Letter.optional(),
  cores: z.int().min(1).optional().describe("how many fibers the cable has"),
  route: z.string().min(3).max(600).optional().describe("where it runs, in words"),
  state: z.enum(["planned", "active"]).optional(),
};
