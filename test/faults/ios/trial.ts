// The fault table of IOS: its steps are those of RouterOS, its script is typed line by line.
import { ios } from "../../../components/emulator/ios/index.ts";
import { at, opening, type Trial, unique, upTo } from "../trial.ts";
import { before, intended, secrets } from "./change.ts";

/** Lines as they are typed, those that lead to a mode too. */
const lines = upTo(49).map((line) => `apply:${line}`);
const asked = ["read", "upload", "arm", "apply:1", "apply:25", "apply:49", "verify", "disarm", "read-back"];
/** Everything from the first login to the end of the run; the script's lines are in it one by one. */
const asks = upTo(97).filter((_, index) => index < 28 || index > 74 || index % 6 === 0);

const systematic = unique([
  ...at(["cut", "cut-after", "reboot", "hang", "refuse", "slow", "other-writer", "fast-timer", "garbage"], asked),
  ...opening,
  ...at(["disk-full"], ["upload", "arm", "apply:1", "apply:25", "disarm"]),
  ...at(["export-timeout"], ["read", "verify", "read-back"]),
  ...at(["cut", "import-stops"], lines),
  ...at(["kill", "kill-in"], asks),
  ...["read-only-user", "clock-off", "session-limit", "ram-disk", "prompt-lookalike", "little-space", "little-memory", "busy", "safe-mode"],
]);

const marks = /^(?:event manager applet|alias exec) (simpul-undo-[a-z0-9-]+)/gm;

/** Ours, whole. */
const applets = /^event manager applet simpul-undo-\S+\n( .*\n)*/gm;

/** Without one an applet never fires. */
function hasEvent(running: string, line: string): boolean {
  return [...running.matchAll(applets)].some(([whole]) => whole.startsWith(`${line}\n`) && /^ +event /m.test(whole));
}

export const trial: Trial = {
  name: "ios",
  vendor: "ios",
  device: { role: "switch", ...ios.usual },
  before,
  intended,
  secrets,
  prepare: async (session, configuration) => {
    await session.run("configure terminal");
    for (const unit of typedUnits(configuration)) {
      const { text } = await session.run(unit);
      if (/^%/m.test(text)) throw new Error(`${unit}: ${text}`);
    }
    await session.run("end");
    await session.run("write memory");
  },
  asks: ["show running-config", "show startup-config", "dir flash:", "show archive config rollback timer"],
  seen: ([running = "", startup = "", files = "", timer = ""]) => {
    if (!/\nend\s*$/.test(running) || !/bytes free/.test(files)) return undefined;
    const found = [...running.matchAll(marks)].map(([line]) =>
      line.replace(/^event manager applet/, hasEvent(running, line) ? "$&" : "unfinished applet"),
    );
    const kept = [...files.matchAll(/simpul-[a-z0-9-]+\.cfg/g)].map(([name]) => name);
    const waits = /^Timer value/m.test(timer) ? ["rollback timer"] : [];
    const saved = bodyOf(running) === bodyOf(startup) ? [] : ["what runs and was not saved"];
    return { configuration: running.replace(applets, ""), left: [...found, ...kept, ...waits, ...saved] };
  },
  isForeign: (line) => line.includes("jaga-malam") || line.search(marks) === 0,
  isTimer: (name) => /^(rollback timer|event manager)/.test(name),
  systematic,
  chosen: [
    ...["hang@connect", "reboot@auth", "refuse@read", "disk-full@upload", "refuse@arm", "other-writer@arm", "cut@apply:1"],
    ...["reboot@apply:25", "import-stops@apply:49", "slow@apply:25", "cut-after@apply:25", "fast-timer@verify", "wrong-host-key@verify"],
    ...["auth-refused@verify", "hang@disarm", "fast-timer@disarm", "reboot@disarm", "cut@read-back", "export-timeout@verify"],
    ...["kill@22", "kill-in@43", "kill-in@90"],
    ...["ram-disk", "session-limit", "clock-off", "prompt-lookalike", "read-only-user", "safe-mode"],
  ],
  halfway: {
    commands: ["configure terminal revert timer 5", "hostname setengah", "alias exec simpul-undo-x show clock", "end"],
    left: ["alias exec simpul-undo-x", "rollback timer", "what runs and was not saved"],
  },
  applyAsked: 33,
};

/** A line each; a banner with its text. */
function typedUnits(configuration: string): readonly string[] {
  return configuration.match(/(?<=^|\n)banner motd @[^@]*@|[^\n]+/g) ?? [];
}

/** Without the head that differs by itself, and without what a person did not save. */
function bodyOf(text: string): string {
  return text
    .slice(text.indexOf("\nhostname"))
    .split("\n")
    .filter((line) => !line.includes("jaga-malam"))
    .join("\n");
}
