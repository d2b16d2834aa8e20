// Duties, deadlines and decrees: what is due and not on record.
import { after } from "./days.ts";
import type { Found, Rule } from "./finding.ts";

export const duties: Rule = ({ inventory, today }) =>
  inventory.duties.flatMap(({ id, what, owner, period, firstDue, lastDone, source }): Found[] => {
    const due = lastDone !== "unknown" && period !== "unknown" ? after(lastDone, period) : firstDue;
    if (due === "unknown" || due >= today || (lastDone !== "unknown" && period === "unknown")) return [];
    const values = { what, owner, since: due, never: lastDone === "unknown" };
    return [{ rule: "duty-overdue", severity: "warning", subject: id, at: `duties.${id}`, source, values }];
  });

/** A duty with a period and no record: whether it is late nobody can say. */
export const unprovedDuties: Rule = ({ inventory }) =>
  inventory.duties
    .filter(({ period, firstDue, lastDone }) => period !== "unknown" && firstDue === "unknown" && lastDone === "unknown")
    .map(({ id, what, owner, period, source }) => ({
      rule: "duty-unproved",
      severity: "notice",
      subject: id,
      at: `duties.${id}`,
      source,
      values: { what, owner, period },
    }));

export const deadlines: Rule = ({ inventory, today }) =>
  inventory.deadlines.flatMap(({ id, what, kind, date, source }): Found[] =>
    kind === "begins" || date === "unknown" || date >= today
      ? []
      : [{ rule: "deadline-passed", severity: "notice", subject: id, at: `deadlines.${id}`, source, values: { what, date } }],
  );

export const decrees: Rule = ({ inventory }) =>
  inventory.decrees
    .filter(({ state }) => state === "none")
    .map(({ id, what, source }) => ({
      rule: "decree-missing",
      severity: "warning",
      subject: id,
      at: `decrees.${id}`,
      source,
      values: { what },
    }));
