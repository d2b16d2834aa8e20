// The commands that a script may call, by name.
import { files } from "./files.ts";
import { done, failure } from "./machine.ts";
import { nft } from "./nft.ts";
import type { Tool } from "./run.ts";
import { tc } from "./tc.ts";
import { text } from "./text.ts";
import { vtysh } from "./vtysh.ts";

export const tools: Readonly<Record<string, Tool>> = {
  ...text,
  ...files,
  nft,
  tc,
  vtysh,
  true: () => done,
  ":": () => done,
  false: () => failure(""),
};
