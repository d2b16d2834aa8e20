// Commands about the configuration as a whole: its mode, its lock, the timed rollback, its replacement.
import type { IosConsole, Taken } from "./console.ts";
import { configurationIn } from "./exec-commands.ts";

type Run = (console: IosConsole, found: readonly string[]) => Taken;

const table: readonly (readonly [command: RegExp, run: Run])[] = [
  [/^conf\S*(?: t\S*)?$/, (console) => console.enter()],
  [/^conf\S* t\S* lock$/, lock],
  [/^conf\S* t\S* revert timer (\d+)$/, revertTimer],
  [/^configure confirm$/, confirm],
  [/^configure revert now$/, revertNow],
  [/^configure replace (\S+)(?: (?:force|list|nolock))*$/, replace],
];

const nothingWaits: Taken = { text: "%No Rollback Confirmed Change pending\n", ok: false };

/** Undefined where there is no such command. */
export function configureCommand(console: IosConsole, text: string): Taken | undefined {
  if (!console.isEnabled) return undefined;
  for (const [command, run] of table) {
    const found = command.exec(text);
    if (found !== null) return run(console, found);
  }
  return undefined;
}

function lock(console: IosConsole): Taken {
  const entered = console.enter();
  if (entered.ok) console.device.lockedBy = console;
  return entered;
}

/** Needs an archive, which keeps what runs before the change [D]. */
function revertTimer(console: IosConsole, [, minutes]: readonly string[]): Taken {
  const { device, user } = console;
  if (device.archivePath === undefined)
    return { text: "%Archive functionality must be configured for Rollback Confirmed Change\n", ok: false };
  if (device.rollback !== undefined) return { text: "%A Rollback Confirmed Change is already pending\n", ok: false };
  const entered = console.enter();
  if (!entered.ok) return entered;
  device.arm(Number(minutes), user);
  return { text: `Rollback Confirmed Change: Backing up current running config to ${device.archiveFile}\n\n${entered.text}`, ok: true };
}

function confirm({ device }: IosConsole): Taken {
  return device.confirm() ? { text: "", ok: true } : nothingWaits;
}

function revertNow({ device }: IosConsole): Taken {
  if (!device.rollBack()) return nothingWaits;
  return {
    text: "Rollback Confirmed Change: rolling back to the archived configuration\n\nTotal number of passes: 1\nRollback Done\n\n",
    ok: true,
  };
}

function replace(console: IosConsole, [, file = ""]: readonly string[]): Taken {
  const wanted = configurationIn(console, file);
  if (wanted === undefined) return { text: `%Error opening ${file} (No such file or directory)\n`, ok: false };
  if (wanted.items === 0 || wanted.unparsed.length > 0) return { text: "% The input file is not a valid config file.\n", ok: false };
  console.device.change(wanted);
  return { text: "\nTotal number of passes: 1\nRollback Done\n\n", ok: true };
}
