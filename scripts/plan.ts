// `simpul plan`: the numbers of a region, and the lock file that keeps them.
import { printLock, staleIssue } from "../components/planning/index.ts";
import { writeLock } from "../inventory/lock-file.ts";
import { checkout } from "./door/checkout.ts";
import { type Answer, act, type CommonOptions, DoorError, type Register } from "./door/door.ts";
import { regionPlan } from "./door/region.ts";
import { planDocument } from "./plan/document.ts";
import { planSummary } from "./plan/summary.ts";

type Options = CommonOptions & { readonly write?: boolean; readonly check?: boolean };
type Planned = ReturnType<typeof regionPlan>;

export const register: Register = (program) => {
  const command = program
    .command("plan")
    .description("The numbers of a region: addresses, VLANs, links, ports, bandwidth; given once and kept in the lock file.")
    .option("--write", "write the lock file: new sites get numbers, removed ones free theirs")
    .option("--check", "exit 2 when the lock file is stale");
  act<Options>(command, (_, options) => planAnswer(options, new Date().toISOString().slice(0, 10)));
};

/** `today` is an ISO date: it decides which freed numbers have rested. */
export function planAnswer({ region, write, check }: Pick<Options, "region" | "write" | "check">, today: string, root = checkout): Answer {
  if (write === true && check === true) throw new DoorError("--write and --check exclude each other", { fix: "give one of them" });
  const planned = regionPlan(region, today, root);
  if (write === true) return written(region, planned, root);
  return check === true ? checked(region, planned) : shown(region, planned);
}

function written(region: string, planned: Planned, root: string): Answer {
  const { state, changes, lock } = planned;
  if (state !== "up") writeLock(root, region, printLock(lock));
  const lines =
    state === "up" ? ["the lock file is up to date: nothing to write"] : [...changes.map(({ words }) => words), "wrote the lock file"];
  return { exit: 0, json: () => planDocument(planned), text: () => `${lines.join("\n")}\n` };
}

function checked(region: string, planned: Planned): Answer {
  return {
    exit: planned.state === "up" ? 0 : 2,
    json: () => planDocument(planned),
    text: () => `${lockWords(region, planned).join("\n")}\n`,
  };
}

function shown(region: string, planned: Planned): Answer {
  const text = (): string => `${planSummary(planned)}\n${lockWords(region, planned).join("\n")}\n`;
  return { exit: planned.state === "up" ? 0 : 2, json: () => planDocument(planned), text };
}

/** Whether the lock file holds every number above, what it would change, and the command that writes it. */
function lockWords(region: string, planned: Planned): string[] {
  if (planned.state === "up") return ["The lock file is up to date."];
  const { message, fix } = staleIssue(region, planned);
  if (planned.state === "missing") return [message, `fix: ${fix}`];
  const shownChanges = planned.changes.slice(0, 20).map(({ words }) => `  ${words}`);
  const rest = planned.changes.length - shownChanges.length;
  return [`${message}; to write it:`, ...shownChanges, ...(rest > 0 ? [`  … and ${rest} more`] : []), `fix: ${fix}`];
}
