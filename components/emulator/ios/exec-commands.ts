// Commands that do something to the device: files, saving, restarting, the terminal.
import { parse } from "../../devices/ios/parse.ts";
import { print } from "../../devices/ios/print.ts";
import type { IosConsole, Taken } from "./console.ts";

type Run = (console: IosConsole, found: readonly string[]) => Taken;

const done: Taken = { text: "", ok: true };
const noSpace = "%Error opening flash: (No space left on device)\n";

/** Abbreviations of what people type most. */
const table: readonly (readonly [command: RegExp, run: Run])[] = [
  [/^en(?:able)?$/, enable],
  [/^dis(?:able)?$/, disable],
  [/^ter(?:minal)? len(?:gth)? (\d+)$/, setLength],
  [/^ter(?:minal)? \S+.*$/, () => done],
  [/^wr(?:ite)?(?: mem(?:ory)?)?$|^copy run\S* start\S*$/, save],
  [/^copy run\S* (flash:\S+)$/, copyRunning],
  [/^copy (flash:\S+) run\S*$/, merge],
  [/^dir(?: (?:flash|bootflash):)?(?: \| inc\S* (.+))?$/, directory],
  [/^del(?:ete)? (?:\/force )?(flash:\S+)$/, remove],
  [/^more (flash:\S+)$/, more],
  [/^reload(?: .*)?$/, reload],
  [/^verify .*$|^clear .*$|^debug .*$|^undebug .*$/, () => done],
];

/** Undefined where there is no such command. */
export function execCommand(console: IosConsole, text: string): Taken | undefined {
  for (const [command, run] of table) {
    const found = command.exec(text);
    if (found !== null) return console.isEnabled || run === enable ? run(console, found) : undefined;
  }
  return undefined;
}

/** What the device asks before it does it; an empty answer says yes. */
export function questionOf(text: string): string | undefined {
  const file = /^copy \S+ (?:flash:)?(\S+)$/.exec(text)?.[1];
  if (file !== undefined) return `Destination filename [${file.replace(/^startup\S*/, "startup-config")}]? `;
  const gone = /^del(?:ete)? (flash:\S+)$/.exec(text)?.[1];
  if (gone !== undefined) return `Delete ${gone}? [confirm]`;
  if (/^reload\b/.test(text)) return "Proceed with reload? [confirm]";
  return /^configure replace \S+$/.test(text)
    ? "This will apply all necessary additions and deletions to replace the current running configuration. Enter Y if you are sure you want to proceed. ? [no]: "
    : undefined;
}

function enable(console: IosConsole): Taken {
  console.isEnabled = true;
  return done;
}

function setLength(console: IosConsole, [, lines]: readonly string[]): Taken {
  console.length = Number(lines);
  return done;
}

function disable(console: IosConsole): Taken {
  console.isEnabled = false;
  return done;
}

function save({ device }: IosConsole): Taken {
  device.keep();
  return { text: "Building configuration...\n[OK]\n", ok: true };
}

/** Without `flash:` and slashes: one file has one name. */
export function fileName(word: string): string {
  return word.replace(/^\w+:\/*/, "");
}

function copyRunning({ device }: IosConsole, [, file = ""]: readonly string[]): Taken {
  const text = print(device.model);
  if (!device.files.write(fileName(file), Buffer.from(text), device.wallClock)) return { text: noSpace, ok: false };
  return { text: `!\n${text.length} bytes copied in 0.412 secs (${Math.round(text.length / 0.412)} bytes/sec)\n\n`, ok: true };
}

/** Each line as if it were typed in the configuration mode; those that are refused are passed over [D]. */
function merge(console: IosConsole, [, file = ""]: readonly string[]): Taken {
  const text = console.device.files.read(fileName(file))?.toString("utf8");
  if (text === undefined) return { text: `%Error opening ${file} (No such file or directory)\n`, ok: false };
  console.enter();
  const words = text.split("\n").map((line) => console.take(line).text);
  console.leave();
  return { text: `${words.join("")}${text.length} bytes copied in 0.231 secs\n\n`, ok: true };
}

/** What stands in a file as a configuration. */
export function configurationIn(console: IosConsole, file: string): ReturnType<typeof parse> | undefined {
  const content = console.device.files.read(fileName(file));
  return content === undefined ? undefined : parse(content.toString("utf8"));
}

const capacity = 33_554_432;

function directory({ device }: IosConsole, [, word]: readonly string[]): Taken {
  const used = device.files.list.reduce((sum, { size }) => sum + size, 0);
  const rows = device.files.list.map(({ name, size, written }, at) => {
    const time = new Date(Math.max(0, written)).toUTCString().slice(5, 25);
    return `${String(at + 2).padStart(5)}  -rw-  ${String(size).padStart(12)}  ${time} +00:00  ${name}`;
  });
  const lines = [
    "Directory of flash:/",
    "",
    ...rows,
    "",
    `${capacity} bytes total (${device.faults.holds("little-space") ? 65_536 : capacity - used} bytes free)`,
  ];
  const shown = word === undefined ? lines : lines.filter((line) => new RegExp(word).test(line));
  return { text: shown.map((line) => `${line}\n`).join(""), ok: true };
}

function remove({ device }: IosConsole, [, file = ""]: readonly string[]): Taken {
  if (device.files.remove(fileName(file))) return done;
  return { text: `%Error deleting ${file} (No such file or directory)\n`, ok: false };
}

function more({ device }: IosConsole, [, file = ""]: readonly string[]): Taken {
  const content = device.files.read(fileName(file));
  return content === undefined
    ? { text: `%Error opening ${file} (No such file or directory)\n`, ok: false }
    : { text: content.toString("utf8"), ok: true };
}

function reload({ device }: IosConsole): Taken {
  setImmediate(() => device.reboot());
  return done;
}
