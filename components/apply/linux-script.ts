// The files that a change puts on a Linux router, and the words of the shell that run them, keep their effect and take them away.
import { quoted } from "../devices/linux/difference/quote.ts";
import type { Staged } from "./procedure.ts";

type Place = Pick<Staged, "transaction">;

/** Inside a script: ours only, so no quoting can go wrong. */
function own(transaction: string): string {
  if (!/^[a-z0-9-]+$/.test(transaction)) throw new TypeError(`not a name of ours: ${transaction}`);
  return transaction;
}

/** Of one transaction, 0700; beside the configuration, so that what keeps one over a reboot keeps the other. */
export const homeOf = ({ transaction }: Place): string => `/etc/simpul-${own(transaction)}`;
export const scriptName = (place: Place): string => `${homeOf(place)}/simpul-${place.transaction}.sh`;
export const undoName = (place: Place): string => `${homeOf(place)}/simpul-undo-${place.transaction}.sh`;
export const waitName = (place: Place): string => `${homeOf(place)}/simpul-wait-${place.transaction}.sh`;
export const logName = (place: Place): string => `${homeOf(place)}/simpul.log`;
export const checkName = (place: Place, tool: "frr" | "nft"): string => `${homeOf(place)}/simpul-check.${tool}`;
const pidName = (place: Place): string => `${homeOf(place)}/simpul-wait.pid`;
/** It is there: a script under way stops behind the command that it is at. */
const stopName = (place: Place): string => `${homeOf(place)}/simpul-stop`;

/** A link whose target says who changes the device: made at once or not at all, and only one can be there. */
export const lock = "/etc/simpul-lock";
export const bootName = ({ transaction }: Place): string => `/etc/systemd/system/simpul-boot-${own(transaction)}.service`;
/** Not there where nothing else is wanted. */
const wants = "/etc/systemd/system/multi-user.target.wants";
const bootLink = ({ transaction }: Place): string => `${wants}/simpul-boot-${own(transaction)}.service`;
export const cronName = ({ transaction }: Place): string => `/etc/cron.d/simpul-boot-${own(transaction)}`;

/** Beside their places, before they are moved there: of a command that was stopped in its middle. */
export const drafts = "/etc/*.simpul /etc/*/*.simpul /etc/*/*/*.simpul /etc/*/*/*/*.simpul /root/.ssh/*.simpul /home/*/.ssh/*.simpul";

const path = "export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Stops at the first command that fails, and says which. */
function steps(commands: readonly string[], before = ""): readonly string[] {
  return commands.map((command, at) => `${before}{ ${command}\n} || { echo simpul-stopped-at-${at + 1}; exit 1; }`);
}

export function scriptFile(staged: Staged): string {
  const unlessStopped = `test ! -e ${stopName(staged)} && `;
  return [
    `# simpul ${staged.transaction}`,
    path,
    // The last word is a step too: an undo that was called during the last command takes all of it back.
    ...steps([...staged.commands, `echo simpul-done-${staged.transaction}`], unlessStopped),
    "",
  ].join("\n");
}

/** Repeated until it succeeds: what removes the timers and the files stands at its end, behind every command that may fail. */
export function undoFile(staged: Place & Pick<Staged, "undo">): string {
  const queues = queueNames(staged);
  const saved = [...keeping(staged.undo), `if test -f ${queues.before}; then cp ${queues.before} ${queues.place}; fi`];
  const awake = answering(staged.undo);
  const all = [...awake, ...staged.undo, ...awake, ...saved];
  return [`# simpul undo of ${staged.transaction}`, path, ...steps(all), ...removal(staged), ""].join("\n");
}

const says = (commands: readonly string[], tool: RegExp): boolean => commands.some((command) => tool.test(command));

/** A command that first looks for what it takes away finds nothing where nobody answers, and would pass: those that are needed have to be there. */
function answering(commands: readonly string[]): readonly string[] {
  return [
    ...(says(commands, /\bvtysh /) ? ["vtysh -c 'show running-config' > /dev/null"] : []),
    ...(says(commands, /\bnft /) ? ["nft -s list ruleset > /dev/null"] : []),
  ];
}

/** What tc is given at the machine's start, where there is such a file: as it was, and as it will be. */
export function queueNames(place: Place): Readonly<Record<"place" | "before" | "after", string>> {
  const [before = "", after = ""] = ["before", "after"].map((when) => `${homeOf(place)}/simpul-${when}.tc`);
  return { place: "/etc/simpul/tc.batch", before, after };
}

/** What was running is what the machine starts with from now on; of FRR and nft, whatever else a command changes is a file already. */
export function keeping(commands: readonly string[]): readonly string[] {
  const fresh = "/etc/nftables.conf.simpul";
  const rules = `{ printf '%s\\n' '#!/usr/sbin/nft -f' 'flush ruleset' && nft -s list ruleset; } > ${fresh}`;
  return [
    ...(says(commands, /\bvtysh /) ? ["vtysh -c 'write memory' > /dev/null"] : []),
    ...(says(commands, /\bnft /)
      ? [`if test -f /etc/nftables.conf; then ${rules} && chmod 755 ${fresh} && mv ${fresh} /etc/nftables.conf; fi`]
      : []),
  ];
}

/** One at a time: the lock is the kernel's, so that whoever dies gives it back; a folder that is always there bears it, and keeps no trace. */
const alone = (seconds: number): string => `flock -o -w ${seconds} /etc`;

/** Ends before the undo timer is due. */
export function running(staged: Pick<Staged, "transaction" | "minutes">): string {
  const seconds = Math.max(10, staged.minutes * 60 - 15);
  return `${alone(10)} timeout -k 5 ${seconds} sh ${scriptName(staged)} > ${logName(staged)} 2>&1 < /dev/null; cat ${logName(staged)}`;
}

/** A script that is still under way stops first. Where the undo is there no more somebody else ran it, or took it away. */
export function undoing(place: Place): string {
  return `if test -e ${undoName(place)}; then touch ${stopName(place)}; ${alone(60)} sh ${undoName(place)}; fi`;
}

/** Only what was not undone meanwhile. */
export function keepingAlone(place: Place, commands: readonly string[]): string {
  return `${alone(60)} sh -c ${quoted([`test -e ${undoName(place)}`, ...commands].join(" && "))}`;
}

export function removing(place: Place): string {
  return `${alone(60)} sh -c '${removal(place).join("; ")}' && echo simpul-disarmed-${place.transaction}`;
}

/** Nothing in it is quoted in single quotes. */
function removal(place: Place): readonly string[] {
  const { transaction } = place;
  const files = [scriptName(place), waitName(place), checkName(place, "frr"), checkName(place, "nft"), logName(place)];
  const { before, after } = queueNames(place);
  const rest = [before, after, pidName(place), stopName(place), undoName(place)];
  return [
    `rm -f ${bootLink(place)} ${bootName(place)} ${cronName(place)}`,
    `if test -d ${wants}; then rmdir ${wants} > /dev/null 2>&1; fi`,
    `if test -d /run/systemd/system; then systemctl stop simpul-undo-${transaction}.timer > /dev/null 2>&1; fi`,
    `if command -v atq > /dev/null 2>&1; then for job in $(atq | cut -f1); do if at -c "$job" | grep -q simpul-undo-${transaction}; then atrm "$job"; fi; done; fi`,
    `rm -f ${[...files, ...rest].join(" ")} ${drafts}`,
    `if test -d ${homeOf(place)}; then rmdir ${homeOf(place)}; fi`,
    `if readlink ${lock} | grep -q "^${transaction} "; then rm -f ${lock}; fi`,
  ];
}

/** Ways in which a device undoes by itself, the strongest first; each is tried where its tools are. */
export function guardsOf(staged: Staged): Readonly<Record<"systemd" | "setsid" | "at", string>> {
  return { systemd: bySystemd(staged), setsid: bySetsid(staged), at: byAt(staged) };
}

/** A transient timer, which a reboot takes away, and a service that runs at the next start (`oneshot` restarts only since systemd 244). */
function bySystemd(staged: Staged): string {
  const { transaction, minutes } = staged;
  const service = [
    ...["[Unit]", `Description=simpul undo of ${transaction}`],
    "After=network.target networking.service systemd-networkd.service frr.service nftables.service",
    ...["[Service]", "Type=simple", `ExecStart=/bin/sh -c "${undoing(staged)}"`, "Restart=on-failure", "RestartSec=10"],
  ];
  const timer = `--unit=simpul-undo-${transaction} --on-active=${minutes * 60} --on-unit-inactive=60 --timer-property=AccuracySec=1s`;
  return [
    `if test -d /run/systemd/system; then printf '%s\\n' ${service.map((line) => `'${line}'`).join(" ")} > ${bootName(staged)}`,
    `mkdir -p ${wants}; ln -sfn ../${bootName(staged).split("/").at(-1)} ${bootLink(staged)}`,
    `systemd-run --quiet --collect ${timer} /bin/sh -c '${undoing(staged)}'; sync; fi`,
  ].join("; ");
}

/** A process that nobody's logout ends; where cron runs, an entry for the next start beside it. */
function bySetsid(staged: Staged): string {
  const again = `while test -e ${undoName(staged)}; do sleep 10; { ${undoing(staged)}; } > /dev/null 2>&1; done`;
  return [
    `if test -e /run/crond.pid; then echo '@reboot root ${again}' > ${cronName(staged)}; fi`,
    `if command -v setsid > /dev/null 2>&1; then setsid sh ${waitName(staged)} < /dev/null > /dev/null 2>&1 & fi`,
    "sync; sleep 1",
  ].join("; ");
}

/** Looks every five seconds whether it is still wanted, so that nothing of it is left when it is not. */
export function waitFile(staged: Staged): string {
  const turns = Array.from({ length: staged.minutes * 12 }, (_, index) => index + 1);
  return [
    `# simpul waits for ${staged.transaction}`,
    path,
    `echo $$ > ${pidName(staged)}`,
    `for turn in ${turns.join(" ")}; do if test -e ${undoName(staged)}; then sleep 5; fi; done`,
    untilUndone(staged),
    "",
  ].join("\n");
}

/** Again every minute until it succeeds; what it says nobody hears. */
function untilUndone(place: Place): string {
  const isThere = `test -e ${undoName(place)}`;
  return `while ${isThere}; do { ${undoing(place)}; } > /dev/null 2>&1; if ${isThere}; then sleep 60; fi; done`;
}

/** The queue of atd is on the disk: what is due while the machine is off runs at its start. It counts whole minutes: "in two" may be in just over one. */
function byAt(staged: Staged): string {
  const job = `echo '${untilUndone(staged)}' | at -M now + ${Math.ceil(staged.minutes) + 1} minutes`;
  return `if test -e /run/atd.pid && command -v at > /dev/null 2>&1; then ${job}; sync; fi`;
}
