// A run that is killed: `node killed.ts OPTIONS kill@N` dies before, `kill-in@N` and `kill-slow@N` during the N-th thing that it asks of the device.
import { type UpOptions, up } from "./up.ts";

const [options = "", fault = ""] = process.argv.slice(2);
const [kind, place] = fault.split("@");
/** Milliseconds in which what is asked reaches the device; it is over by then, or, where it is slow, in the middle. */
const onItsWay = kind === "kill-slow" ? 1000 : 15;

let asked = 0;
const asking = (): void => {
  asked += 1;
  if (asked !== Number(place)) return;
  if (kind === "kill") process.kill(process.pid, "SIGKILL");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), onItsWay);
};

await up({ ...(JSON.parse(options) as UpOptions), asking });
