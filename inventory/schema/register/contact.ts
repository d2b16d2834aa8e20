// How to reach a function: an office's channel as documents print it, no person.
import { z } from "zod";
import { Id, Name } from "../identifier.ts";
import { Source } from "../source.ts";
import { orUnknown, Printed } from "./words.ts";

export const Contact = z.strictObject({
  id: Id,
  function: z.enum([
    "service-desk-1",
    "service-desk-2",
    "network",
    "security",
    "incident",
    "complaints",
    "call-center",
    "sub-domain",
    "mail",
    "data-center",
  ]),
  organisation: Id,
  channel: orUnknown(Name).describe("telephone, address or page of the office"),
  printed: Printed.optional(),
  source: Source,
});
