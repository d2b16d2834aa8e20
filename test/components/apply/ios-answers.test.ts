// What an IOS device answers to a change: refusals in all their forms, notes that refuse nothing, and what it says of itself.
import { expect, test } from "vitest";
import { unitsOf } from "../../../components/apply/ios.ts";
import { conditionIn, refusalIn } from "../../../components/apply/ios-answers.ts";

test.each([
  ["            ^\n% Invalid input detected at '^' marker.\n\n", "% Invalid input detected at '^' marker."],
  ["% Incomplete command.\n", "% Incomplete command."],
  ['% Ambiguous command:  "snmp-server community RAHASIA"\n', "% Ambiguous command:  …"],
  [
    "% 10.0.0.0 overlaps with GigabitEthernet0/1\n% Invalid next hop address (it's this router)\n",
    "% Invalid next hop address (it's this router)",
  ],
  ["A named Extended IP access list with this name already exists\n", "A named Extended IP access list with this name already exists"],
  [
    "Command rejected: An interface whose trunk encapsulation is Auto\n",
    "Command rejected: An interface whose trunk encapsulation is Auto",
  ],
  [
    "Configuration mode is locked by user 'ani' process '3' from terminal '2'.\n",
    "Configuration mode is locked by user 'ani' process '3' from terminal '2'.",
  ],
  ["%Error opening flash:simpul-x.cfg (No space left on device)\n", "%Error opening flash:simpul-x.cfg (No space left on device)"],
])("%j is refused", (text, words) => {
  expect(refusalIn(text)).toBe(words);
});

test.each([
  "",
  "Building configuration...\n[OK]\n",
  "%No matching route to delete\n",
  "% Interface GigabitEthernet0/1 IPv4 address(es) removed due to enabling VRF A\n",
  "*Nov 26 10:00:00.000: %SYS-5-CONFIG_I: Configured from console by ani\n",
  "%LINK-3-UPDOWN: Interface GigabitEthernet0/1, changed state to up\n",
  "%Warning: portfast should only be enabled on ports connected to a single host\n",
  "%No Rollback Confirmed Change pending\n",
])("%j refuses nothing", (text) => {
  expect(refusalIn(text)).toBeUndefined();
});

test("what a device says of itself, and what it does not say", () => {
  const asked = {
    cpu: "CPU utilization for five seconds: 97%/3%; one minute: 4%; five minutes: 4%\n",
    memory: "                Head    Total(b)     Used(b)     Free(b)\nProcessor  FFFF5F4010   862744580   307482908   555261672   1   1\n",
    files: "33554432 bytes total (12345 bytes free)\n",
    lock: "Parser Configure Lock\n---------------------\nOwner PID         : 3\nUser              : ani\n",
    privilege: "Current privilege level is 1\n",
  };
  expect(conditionIn(asked, "simpul")).toEqual({
    unfit: 'its user "simpul" has privilege 1, a change needs 15',
    cpuLoad: 97,
    freeMemory: 555_261_672,
    freeSpace: 12_345,
    writers: ["ani holds its configuration for themselves (configure terminal lock)"],
  });
  const nothing = "% Invalid input detected at '^' marker.\n";
  expect(conditionIn({ cpu: nothing, memory: nothing, files: nothing, lock: nothing, privilege: nothing }, "simpul")).toEqual({
    writers: [],
  });
});

test("a banner is typed with its text, whatever stands in it; modes are not said again", () => {
  const banner = "banner motd @satu\nreload\n interface Vlan1\nakhir@";
  expect(
    unitsOf(["interface Vlan1\n description a", "interface Vlan1\n no shutdown", banner, "hostname x", "banner exec #satu baris#"]),
  ).toEqual(["interface Vlan1", " description a", " no shutdown", banner, "hostname x", "banner exec #satu baris#"]);
});
