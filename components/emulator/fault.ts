// Faults on demand: what can go wrong with a device, where, and how a person asks for it.

export const steps = [
  "connect",
  "auth",
  "read",
  "backup",
  "precheck",
  "upload",
  "dry-run",
  "arm",
  "apply",
  "verify",
  "disarm",
  "read-back",
] as const;
export type Step = (typeof steps)[number];

export interface FaultKind {
  readonly kind: string;
  readonly what: string;
  /** "step": strikes at a step; "byte": also at a byte the device sends; "always": a condition that holds */
  readonly where: "step" | "byte" | "always";
  /** the step when none is named; none: the next thing that is asked of the device */
  readonly usual?: Step;
}

export const kinds = [
  { kind: "cut", what: "every connection to the device is cut; what it was doing stops there", where: "byte" },
  { kind: "cut-after", what: "the command is done, then the connection is cut before its answer", where: "step" },
  { kind: "reboot", what: "the power fails for a moment: connections, jobs and the clock are lost", where: "step" },
  { kind: "hang", what: "no answer ever comes, the connection stays", where: "byte" },
  { kind: "slow", what: "the answer takes 5 s longer", where: "step" },
  { kind: "slow-bytes", what: "from a byte on, the device sends in small pieces, each a moment after the last", where: "byte" },
  {
    kind: "garbage",
    what: "bytes are changed on the way: in an answer, in an uploaded file, or (with #BYTE) on the wire",
    where: "byte",
    usual: "read",
  },
  { kind: "refuse", what: "the device refuses, in words and with status 0, and does nothing", where: "step" },
  { kind: "disk-full", what: "a file cannot be written whole", where: "step", usual: "upload" },
  { kind: "auth-refused", what: "the key is not accepted", where: "step", usual: "auth" },
  { kind: "auth-slow", what: "the login takes 8 s", where: "step", usual: "auth" },
  { kind: "wrong-host-key", what: "the device shows another host key", where: "step", usual: "connect" },
  { kind: "export-timeout", what: "the export says `#error exporting` for one section and leaves it out", where: "step", usual: "read" },
  { kind: "other-writer", what: "somebody else changes the configuration just before", where: "step", usual: "arm" },
  { kind: "import-stops", what: "the import ends at this line with an error; earlier lines stay", where: "step", usual: "apply" },
  { kind: "fast-timer", what: "every timer that is armed fires at once", where: "step", usual: "verify" },
  { kind: "no-sftp", what: "files cannot be sent", where: "step", usual: "upload" },
  { kind: "read-only-user", what: "the user may only read", where: "always" },
  { kind: "prompt-lookalike", what: "answers hold lines that look like the prompt", where: "always" },
  { kind: "clock-off", what: "the clock shows 1970", where: "always" },
  { kind: "session-limit", what: "one session at a time", where: "always" },
  { kind: "device-mode-home", what: "the device-mode is home: no scheduler, no fetch", where: "always" },
  { kind: "ram-disk", what: "files are gone after a reboot", where: "always" },
  { kind: "job-lost", what: "background jobs end with the session that started them", where: "always" },
  { kind: "bridge-drop", what: "ports are down for 2 s when a bridge or its ports are changed", where: "always" },
] as const satisfies readonly FaultKind[];
export type KindName = (typeof kinds)[number]["kind"];

export interface Fault {
  readonly kind: KindName;
  readonly step?: Step;
  /** which step of the script, from 1 */
  readonly line?: number;
  /** strikes when the device has sent so many bytes since the fault was set; a sticky one so many on each connection */
  readonly byte?: number;
  readonly sticky: boolean;
  readonly seed: number;
}

const longestConversation = 20_000;

/** What the seed makes of "any": a kind, and where it strikes. */
function anyFault(seed: number): string {
  const chosen = kinds[seed % kinds.length] ?? kinds[0];
  const rest = Math.floor(seed / kinds.length);
  if (chosen.where === "always") return chosen.kind;
  if (chosen.where === "byte") return `${chosen.kind}#${(rest * 7919) % longestConversation}`;
  return "usual" in chosen ? chosen.kind : `${chosen.kind}@${steps[rest % steps.length]}`;
}

/** Reads `KIND`, `KIND@STEP`, `KIND@apply:3`, `KIND#1000`, or `any`, which the seed decides; a string says what is wrong with it. */
export function readFault(words: string, sticky: boolean, seed: number): Fault | string {
  const text = words === "any" ? anyFault(seed) : words;
  const parts = /^([a-z-]+)(?:@([a-z-]+)(?::(\d{1,6}))?|#(\d{1,9}))?$/.exec(text);
  const kind = kinds.find((known): boolean => known.kind === parts?.[1]);
  if (parts === null || kind === undefined) return `there is no fault "${text}"; kinds: ${kinds.map((known) => known.kind).join(" ")}`;
  const [, , where, line, byte] = parts;
  const step = steps.find((known) => known === where);
  if (where !== undefined && step === undefined)
    return `there is no step "${where}"; steps: ${steps.join(" ")} (apply takes a line: apply:3)`;
  if (byte !== undefined && kind.where !== "byte") return `"${kind.kind}" strikes at a step, not at a byte`;
  if (where !== undefined && kind.where === "always") return `"${kind.kind}" is a condition that holds: it has no step`;
  if (line !== undefined && step !== "apply") return `only apply has lines: apply:${line}`;
  const struck = step ?? ("usual" in kind ? kind.usual : undefined);
  return {
    kind: kind.kind,
    ...(struck === undefined || byte !== undefined ? {} : { step: struck }),
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(byte === undefined ? {} : { byte: Number(byte) }),
    sticky,
    seed,
  };
}

/** Where something is about to happen; `line` within apply. */
export interface Moment {
  readonly step: Step;
  readonly line?: number;
}

/** The faults that wait on one device. */
export class Faults {
  #waiting: readonly Fault[];
  readonly #changed: () => void;
  #sent = 0;

  constructor(waiting: readonly Fault[], changed: () => void) {
    this.#waiting = waiting;
    this.#changed = changed;
  }

  get waiting(): readonly Fault[] {
    return this.#waiting;
  }

  add(fault: Fault): void {
    this.#sent = 0;
    this.#set([...this.#waiting, fault]);
  }

  clear(): void {
    this.#set([]);
  }

  /** The fault that strikes at this moment, if it is of one of these kinds; spent unless sticky. */
  strikes(moment: Moment, among?: readonly KindName[]): Fault | undefined {
    return this.#take((fault) => strikesAt(fault, moment) && (among?.includes(fault.kind) ?? true));
  }

  /** The fault that waits for a byte of what is sent, on this connection or a later one. */
  onWire(): Fault | undefined {
    const fault = this.#waiting.find(({ byte }) => byte !== undefined);
    if (fault?.sticky === true) this.#sent = 0;
    return fault;
  }

  /** Counts what is sent; the place of the fault's byte in it, where it strikes there. */
  strikesIn(fault: Fault, length: number): number | undefined {
    const at = (fault.byte ?? 0) - this.#sent;
    if (at < 0 || !this.#waiting.includes(fault)) return undefined;
    this.#sent += length;
    if (at >= length) return undefined;
    this.#take((waiting) => waiting === fault);
    return at;
  }

  /** Whether a condition holds. */
  holds(kind: KindName): boolean {
    return this.#waiting.some((fault) => fault.kind === kind);
  }

  /** A condition that is not sticky ends with the session that felt it. */
  felt(felt: ReadonlySet<KindName>): void {
    const left = this.#waiting.filter((fault) => fault.sticky || !felt.has(fault.kind));
    if (left.length < this.#waiting.length) this.#set(left);
  }

  #take(match: (fault: Fault) => boolean): Fault | undefined {
    const found = this.#waiting.find(match);
    if (found !== undefined && !found.sticky) this.#set(this.#waiting.filter((fault) => fault !== found));
    return found;
  }

  #set(waiting: readonly Fault[]): void {
    this.#waiting = waiting;
    this.#changed();
  }
}

function strikesAt(fault: Fault, moment: Moment): boolean {
  if (fault.byte !== undefined || isCondition(fault.kind)) return false;
  if (fault.step === undefined) return moment.step !== "connect" && moment.step !== "auth";
  if (fault.step !== moment.step) return false;
  // Within apply a fault strikes at its line (the first, when none is named): the import itself starts undisturbed.
  return moment.step !== "apply" || moment.line === (fault.line ?? 1);
}

function isCondition(kind: KindName): boolean {
  return kinds.some((known) => known.kind === kind && known.where === "always");
}
