#!/usr/bin/env node
// The `simpul` command: finds the door by its name and loads only that one, so that start-up stays short.
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Command, CommanderError } from "commander";
import { checkout } from "./door/checkout.ts";
import { DoorError, type Register, report } from "./door/door.ts";

// a door's own code is loaded below, so it starts a third faster when it was compiled before
enableCompileCache(join(checkout, "node_modules/.cache/node-compile"));

// what is alive of two texts of 100,000 lines is a fifth of what piles up where rubbish is cleared late;
// with less than eight megabytes for what is young, loading the modules alone clears it a dozen times
for (const flag of ["--min-semi-space-size=8", "--semi-space-growth-factor=1", "--heap-growing-percent=40"]) setFlagsFromString(flag);

interface Entry {
  readonly says: string;
  readonly load: () => Promise<{ readonly register: Register }>;
}

/** The doors, in the order in which a newcomer meets them. */
const doors: Readonly<Record<string, Entry>> = {
  init: { says: "start a region: files that load, plan and come up at once", load: () => import("./init.ts") },
  check: { says: "schema, references and findings of a region's inventory", load: () => import("./check.ts") },
  survey: { says: "a survey sheet to a draft of the inventory, and what is found in it", load: () => import("./survey.ts") },
  plan: { says: "numbers: addresses, VLANs, links, ports, bandwidth; the lock file", load: () => import("./plan.ts") },
  show: { says: "everything about one thing, with sources and assumptions", load: () => import("./show.ts") },
  render: { says: "the configuration of every device, or of one", load: () => import("./render.ts") },
  parse: { says: "device text to model; canonical text", load: () => import("./parse.ts") },
  diff: { says: "the commands from one device text to another, and the undo", load: () => import("./diff.ts") },
  simulate: { says: "the text that results from a script", load: () => import("./simulate.ts") },
  import: { says: "an existing router to a draft of the inventory", load: () => import("./import.ts") },
  lab: { says: "the emulated devices: power, cables, faults, clock, log", load: () => import("./lab.ts") },
  add: { says: "add a site to the inventory, comments kept", load: () => import("./add.ts") },
  trust: { says: "the host keys of devices: look at them, pin them", load: () => import("./trust.ts") },
  collect: { says: "configurations, neighbours, optics, queues of many devices, read at once", load: () => import("./collect.ts") },
  backup: { says: "configurations of many devices into a git repository, one commit a run", load: () => import("./backup.ts") },
  drift: { says: "how far devices are from what they should run, or from a backup", load: () => import("./drift.ts") },
  apply: { says: "change devices to what is intended, in waves, with an undo timer on each", load: () => import("./apply.ts") },
  verify: { says: "whether the running network does what the plan intends", load: () => import("./verify.ts") },
  rotate: { says: "rotate the keys of a link or of all", load: () => import("./rotate.ts") },
};

const program = new Command("simpul").description("The intra-government network of an Indonesian local government as code.");
// Set before the doors register: sub-commands take these over. Mistakes on the command line are told like all others, by `report`.
program.exitOverride().configureOutput({ outputError: () => {} });
const words = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const name = words[0] === "help" ? words[1] : words[0];
const chosen = name === undefined ? undefined : doors[name];
if (chosen === undefined) for (const [door, { says }] of Object.entries(doors)) program.command(door).description(says);
else (await chosen.load()).register(program);
try {
  await program.parseAsync();
} catch (end) {
  if (!(end instanceof CommanderError)) throw end;
  process.exitCode = end.exitCode === 0 ? 0 : 1;
  if (!end.code.startsWith("commander.help")) await report(usageError(end), process.argv.includes("--json"), false);
}

/** Commander's words, as one sentence and a fix: "error: unknown option '--jsn'", then perhaps "(Did you mean --json?)". */
function usageError({ message }: CommanderError): DoorError {
  const [what = "", hint] = message.replace(/^error: /, "").split("\n");
  const suggestion = hint === undefined ? undefined : /^\(Did you mean (.*)\?\)$/.exec(hint)?.[1];
  return new DoorError(what, {
    fix: suggestion === undefined ? `simpul ${chosen === undefined ? "" : `${name} `}--help` : `did you mean ${suggestion}?`,
  });
}
