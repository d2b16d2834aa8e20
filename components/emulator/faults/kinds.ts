// The table of faults: what can go wrong with an emulated device, and where.

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
  { kind: "ram-disk", what: "there is a folder flash; files beside it are gone after a reboot", where: "always" },
  { kind: "job-lost", what: "background jobs end with the session that started them", where: "always" },
  { kind: "little-space", what: "64 KiB of its disk are free", where: "always" },
  { kind: "little-memory", what: "1 MiB of its memory is free", where: "always" },
  { kind: "busy", what: "its processor has no time", where: "always" },
  { kind: "safe-mode", what: "somebody else has safe mode on, and has changed something in it", where: "always" },
  { kind: "bridge-drop", what: "ports are down for 2 s when a bridge or its ports are changed", where: "always" },
] as const satisfies readonly FaultKind[];
export type KindName = (typeof kinds)[number]["kind"];
