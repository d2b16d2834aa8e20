// The fault table of Linux: its undo is systemd's, or a process of its own where there is none.
import { platformOf } from "../../../components/devices/index.ts";
import { bundleOf, configurationScript, inShell, partsOf } from "../../../components/devices/readings/linux.ts";
import { linux } from "../../../components/emulator/linux/index.ts";
import { linux as reader } from "../../../components/fleet/reading/linux.ts";
import { at, opening, type Trial, unique, upTo } from "../trial.ts";
import { before, intended, secrets } from "./change.ts";

const asked = ["read", "upload", "dry-run", "arm", "apply:1", "apply:15", "apply:30", "verify", "disarm", "read-back"];
const answered = ["read", "upload", "dry-run", "arm", "apply", "verify", "disarm", "read-back"];
/** Everything from the first login to the end of the run. */
const asks = upTo(23);

const systematic = unique([
  ...at(["cut", "reboot", "hang", "refuse", "slow", "other-writer", "fast-timer"], asked),
  ...at(["cut-after", "garbage"], answered),
  ...opening,
  ...at(["disk-full"], ["upload", "arm", "apply:1", "apply:15", "disarm"]),
  ...at(
    ["cut", "import-stops"],
    upTo(30).map((command) => `apply:${command}`),
  ),
  ...["no-sftp", "read-only-user", "device-mode-home", "clock-off"],
  ...at(["kill", "kill-in"], asks),
  ...at(["kill-slow"], ["1", "15", "30"]),
  ...["session-limit", "ram-disk", "job-lost", "prompt-lookalike", "little-memory"],
]);

const platform = platformOf("linux");
const left =
  "ls -d /etc/simpul-* /etc/simpul-*/* /etc/systemd/system/simpul-* /etc/systemd/system/*/simpul-* /etc/cron.d/simpul-* /etc/*/*.simpul; systemctl list-units --all 'simpul-*'";

export const trial: Trial = {
  name: "linux",
  vendor: "linux",
  device: { role: "opd", ...linux.usual },
  before,
  intended,
  secrets,
  /** What is not ours stays as staging left it. */
  prepare: async (session, configuration) => {
    const running = platform.parse(await reader.configuration(session));
    const { commands } = platform.difference(running, platform.parse(configuration), { own: { kind: "tagged", prefix: "simpul:" } });
    const batch = /^### file: \/etc\/simpul\/tc\.batch\n([^#]*)/m.exec(configuration)?.[1] ?? "";
    const start = commands.map((command) => `${command} || exit 1\n`).join("");
    await session.upload(["/etc/simpul/tc.batch", batch], ["/tmp/mulai.sh", start]);
    const saved = "vtysh -c 'write memory' && nft -s list ruleset > /etc/nftables.conf && rm -f /tmp/mulai.sh && echo mulai-selesai";
    const { text } = await session.run(`sh /tmp/mulai.sh && ${saved}`);
    if (!text.includes("mulai-selesai")) throw new Error(`the router could not be prepared: ${text}`);
  },
  asks: [inShell(configurationScript), `${left} 2> /dev/null; true`, "cat /etc/frr/frr.conf /etc/nftables.conf /etc/simpul/tc.batch"],
  seen: ([configuration = "", names = "", saved = ""]) => {
    const parts = partsOf(configuration);
    const bundle = parts === undefined ? "" : bundleOf(parts);
    if (typeof bundle !== "string" || bundle === "") return undefined;
    const unsaved = savedIn(bundle, saved) ? [] : ["what runs and was not saved"];
    return { configuration: bundle, left: [...names.split("\n").filter((line) => line !== ""), ...unsaved] };
  },
  isForeign: (line) => line.startsWith("ip route 192.0.2."),
  isTimer: (name) => /\.timer|\.service|cron\.d/.test(name),
  systematic,
  chosen: [
    ...["hang@connect", "reboot@auth", "refuse@read", "disk-full@upload", "cut@dry-run", "other-writer@arm", "cut@apply:1"],
    ...["reboot@apply:15", "import-stops@apply:29", "slow@apply:15", "cut-after@apply", "fast-timer@verify", "wrong-host-key@verify"],
    ...["auth-refused@verify", "hang@disarm", "fast-timer@disarm", "reboot@disarm", "cut@read-back", "garbage@read-back", "no-sftp"],
    ...["kill@8", "kill-in@12", "kill-in@16", "kill-slow@15"],
    ...["device-mode-home", "ram-disk", "job-lost", "session-limit", "clock-off", "prompt-lookalike", "read-only-user"],
  ],
  halfway: {
    commands: ["vtysh -c 'configure terminal' -c 'hostname setengah'", "systemd-run --unit=simpul-undo-x --on-active=300 true"],
    left: ["simpul-undo-x.timer loaded active waiting simpul", "what runs and was not saved"],
  },
  applyAsked: 13,
};

/** Whether FRR would begin with what runs: its hostname is another before the change and after it. */
function savedIn(bundle: string, saved: string): boolean {
  const name = /^hostname (\S+)$/m;
  const costs = (text: string): string => (text.match(/ip ospf cost \d+/g) ?? []).join();
  const rates = (text: string): string => (text.match(/\bclass\b.* rate \d+/g) ?? []).map((line) => /rate \d+/.exec(line)?.[0]).join();
  const rules = (text: string): string => (text.match(/comment "simpul:[^"]*"/g) ?? []).join();
  return name.exec(bundle)?.[1] === name.exec(saved)?.[1] && [costs, rates, rules].every((of) => of(bundle) === of(saved));
}
