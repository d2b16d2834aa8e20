// The fault table of RouterOS.
import { at, opening, type Trial, unique, upTo } from "../trial.ts";
import { before, intended, secrets } from "./change.ts";

const mark = "hakim-membaca";
const asked = ["read", "upload", "dry-run", "arm", "apply:1", "apply:15", "apply:30", "verify", "disarm", "read-back"];
/** Two logins, three looks, two uploads, dry run, arm, import, disarm, and the login in between. */
const asks = upTo(12);
const answered = ["read", "dry-run", "arm", "apply", "verify", "disarm", "read-back"];

const systematic = unique([
  ...at(["cut", "reboot", "hang", "refuse", "slow", "other-writer", "fast-timer"], asked),
  ...at(["cut-after", "garbage"], answered),
  ...opening,
  ...at(["disk-full"], ["upload", "arm", "apply:1", "apply:15"]),
  ...at(["export-timeout"], ["read", "verify", "read-back"]),
  ...at(
    ["cut", "import-stops"],
    upTo(30).map((command) => `apply:${command}`),
  ),
  ...["garbage@upload", "cut-after@upload", "no-sftp", "read-only-user", "device-mode-home", "clock-off"],
  ...at(["kill", "kill-in"], asks),
  ...at(["kill-slow"], ["1", "15", "30"]),
  ...["session-limit", "ram-disk", "job-lost", "bridge-drop", "prompt-lookalike"],
  ...["little-space", "little-memory", "busy", "safe-mode"],
]);

const questions = ["/export show-sensitive terse", "/file/print terse", "/system/scheduler/print terse", "/system/script/print terse"];

export const trial: Trial = {
  name: "routeros",
  vendor: "routeros",
  device: {
    role: "opd",
    board: { exportModel: "L009UiGS", deviceMode: "advanced", ports: ["ether1", "ether2", "ether3", "sfp1"] },
    version: "7.20.8",
  },
  before,
  intended,
  secrets,
  prepare: async (session, configuration) => {
    await session.upload(["mulai.rsc", configuration]);
    await session.run("/import mulai.rsc; /file/remove mulai.rsc");
  },
  asks: [questions.join(`; :put "${mark}"; `)],
  seen: ([text = ""]) => {
    const [configuration = "", ...shown] = text.split(`${mark}\n`);
    if (shown.length !== questions.length - 1) return undefined;
    const left = shown.flatMap((rows) => [...rows.matchAll(/name="?(\S*simpul-[^\s"]*)/g)].map(([, name]) => name ?? ""));
    return { configuration, left };
  },
  isForeign: (line) => line.includes("jaga malam") || /scheduler add .*name="?simpul-/.test(line),
  isTimer: (name) => !name.endsWith(".rsc"),
  systematic,
  chosen: [
    ...["hang@connect", "reboot@auth", "refuse@read", "disk-full@upload", "cut@dry-run", "other-writer@arm", "cut@apply:1"],
    ...["reboot@apply:15", "import-stops@apply:29", "slow@apply:15", "cut-after@apply", "fast-timer@verify", "wrong-host-key@verify"],
    ...["auth-refused@verify", "hang@disarm", "fast-timer@disarm", "cut@read-back", "garbage@read-back", "export-timeout@verify"],
    ...["kill@9", "kill-in@9", "kill-in@12", "kill-slow@15"],
    ...["device-mode-home", "ram-disk", "job-lost", "bridge-drop", "session-limit", "clock-off", "prompt-lookalike", "read-only-user"],
    ...["little-space", "safe-mode"],
  ],
  halfway: {
    commands: ["/system/identity/set name=setengah; /system/scheduler/add name=simpul-undo interval=5m on-event=x"],
    left: ["simpul-undo"],
  },
  applyAsked: 9,
};
