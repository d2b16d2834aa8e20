// The findings in English.
import type { Said } from "../../schema/register/words.ts";
import type { Sentences } from "./index.ts";

const plural = (n: number, one: string, many = `${one}s`): string => (n === 1 ? one : many);

export const en: Sentences = {
  "waiver-ended": ({ id, owner, until }) => [`the waiver ${id} of ${owner} ended on ${until}`, "renew it, or take out what it opens"],
  "waiver-ending": ({ id, owner, until, days }) => [
    `the waiver ${id} of ${owner} ends ${days === 0 ? "today" : `in ${days} days, on ${until}`}`,
    "ask for a new one, or plan the end of what it opens",
  ],
  "waiver-unused": ({ id }) => [`nothing uses the waiver ${id}`, "delete it, or name it where it is needed"],
  "mitra-closed": ({ name }) => [
    `${name} is another legal body: its line is planned, and everything on it is closed`,
    "decide what it may reach, and open that with a flow that names the site and a waiver",
  ],
  "mitra-open": ({ name, flow, waiver }) => [
    `${name} is another legal body, and the flow ${flow} opens it ${waiver === undefined ? "without a waiver" : `under the waiver ${waiver}`}`,
    waiver === undefined ? "give the flow a waiver, or take the site out of it" : "look at the waiver before it ends",
  ],
  "no-simpul": ({ name }) => [`${name} has no simpul: it is not on the network`, "give it a simpul and an access, or plan it with a year"],
  "single-uplink": ({ name, link, dark }) => [
    `${name} hangs on the one link ${link}: when it is cut, its ${dark} sites are dark`,
    "plan a second link, such as simpul 2 to simpul 3",
  ],
  "no-cable": ({ name }) => [
    `no cable of the region reaches ${name}: it comes over a provider's line and a tunnel, and no document says when that ends`,
    "plan the cable with a year, or keep the tunnel and say so",
  ],
  "provider-own": ({ sites, lines }) => [
    `${sites} sites have ${lines} internet lines of their own; no document shows that the central unit bought or controls them`,
    "register each line with the central unit, or end it when the site is on the network",
  ],
  "upstream-unknown": ({ sum, points }) => [
    `${points} points are promised ${sum} Mbps together; whether that can be kept is not computable: needs the purchased internet capacity`,
    "enter purchasedMbps in internetEdge with its contract",
  ],
  "upstream-short": ({ sum, purchased }) => [
    `${sum} Mbps are promised and ${purchased} Mbps bought: they are shared ${(sum / purchased).toFixed(2)} to 1`,
    "buy more, or lower what is guaranteed",
  ],
  "pdn-unconnected": ({ peer }) => [
    `the pusat data has no dated connection to ${peer}`,
    "declare the connection with its date, or record who decided against it",
  ],
  "foreign-overlap": ({ address, prefix, pool, used }) => [
    `${address} belongs to another network (${prefix}), and ${pool} (${used}) covers it`,
    "move the pool: whoever must reach that network could not",
  ],
  "address-exposed": ({ address }) => [
    `a service is open to the whole internet at ${address}, by its bare address`,
    "give it a name and https, or close it to the intra network",
  ],
  "same-name": ({ name, first, second }) => [
    `${name} is there twice, as ${first} and as ${second}`,
    "find out which place each row means, and name it so",
  ],
  "not-surveyed": ({ name }) => [
    `${name} is in the list of agencies, but was not surveyed`,
    "survey it: lines, devices and people are unknown",
  ],
  "dead-line": ({ name, provider, left }) => [
    `${name} has a line of ${provider} that does not work, so ${left === 1 ? "one line" : `${left} lines`} in use`,
    "have it repaired, or end its contract",
  ],
  "single-provider": ({ name, provider, lines }) => [
    `${name} depends on one provider, ${provider}${lines > 1 ? `, on ${lines} lines of it` : ""}: no other line stands in for it`,
    "connect it to its simpul, or order a line of another provider",
  ],
  "rate-missing": ({ name, row }) => [
    `the survey has no Mbps for ${name} (row ${row}); what it gets is assumed`,
    "measure the line, and enter mbps with its source",
  ],
  "wish-above-plan": ({ name, wanted, planned }) => [
    `${name} asked for ${wanted.join("/")} Mbps; planned are at most ${planned}`,
    "raise its internet rates, or tell it why not",
  ],
  "survey-encoding": ({ encoding }) => [
    `the file is not UTF-8: it was read as ${encoding}`,
    "look at names with accents, or save the sheet as CSV UTF-8 or .xlsx",
  ],
  "survey-sheet-unread": ({ sheet, read }) => [`the sheet ${sheet} was not read, only ${read}`, `read it too, with --sheet "${sheet}"`],
  "survey-column-unread": ({ heading }) => [
    `the column "${heading}" means nothing to the survey: none of it is in the draft`,
    "name it as the others are named (docs/new-region.md lists them), or enter it by hand",
  ],
  "survey-year": ({ year }) => [
    `no year is printed: the points are entered for ${year}`,
    "write the year into the table's title, or correct it",
  ],
  "survey-unit": ({ name, row, printed, mbps }) => [
    `row ${row}, ${name}: "${printed}" is written as megabyte, and read as ${mbps} megabit a second`,
    "ask whether megabit is meant",
  ],
  "survey-ambiguous": ({ name, row, printed, read }) =>
    read === undefined
      ? [
          `row ${row}, ${name}: the number in "${printed}" may be Mbps or a number of lines, so neither is entered`,
          "ask which it is, and enter it",
        ]
      : [`row ${row}, ${name}: "${printed}" names two rates; ${read} Mbps is entered, the lower`, "ask which of the two holds"],
  "survey-unknown-name": ({ name, row, id, meant }) => [
    `row ${row}: the region has no ${name}; it gets the new id ${id}`,
    meant === undefined
      ? "keep the id, or enter the name as an alias of the site that is meant"
      : `if ${meant} is meant, enter the name as an alias of it`,
  ],
  "survey-empty-row": ({ name, row }) =>
    name === undefined
      ? [`row ${row} of the sheet has a number and nothing else`, "ask whether a row was lost"]
      : [`row ${row}, ${name}: nothing is filled in`, "survey it"],
  "survey-nameless": ({ row, words }) => [
    `row ${row} of the sheet has no name, so nothing of it is in the draft: ${words}`,
    "ask whose row it is",
  ],
  "survey-other-row": ({ row, words, as }) => [
    `row ${row} of the sheet is taken for a ${as}, and no site: ${words}`,
    "if it is a site, give the row a number",
  ],
  "survey-unread": ({ name, row, column, words }) => [
    `row ${row}, ${name}: no record holds what "${column}" says: ${words}`,
    "read it, and enter what it means",
  ],
  "survey-no-point": ({ name, row, words }) => [
    `row ${row}, ${name}: ${words === "" ? "no rate is given" : `"${words}" gives no two rates`}, so it is no point of the draft`,
    "ask for its rates, and enter them",
  ],
  "survey-cut": ({ name, row, column, most }) => [
    `row ${row}, ${name}: words of "${column}" are longer than ${most} characters, and end with … in the draft`,
    "split the cell, a line an item",
  ],
  "titik-min-above-max": ({ name, row, min, max }) => [
    `row ${row}, ${name}: the printed minimum of ${min} Mbps is above the printed maximum of ${max} Mbps`,
    "ask the office that keeps the table which of the two holds",
  ],
  "titik-column-shifted": ({ table, by, rows, from }) => [
    `${table}: the Max column is the Min column ${by} rows late, in ${rows} of ${rows} rows from row ${from} on (Max of row r is Min of row r − ${by})`,
    "have the table corrected; until then Min is read as the allocation",
  ],
  "mbps-per-device": ({ name, mbps, devices, each, median }) => [
    `${name} has ${mbps} Mbps for ${devices} connected ${plural(devices, "device")}: ${each.toFixed(2)} Mbps each, where the middle of all is ${median.toFixed(2)}`,
    "weigh the allocation against the number of devices",
  ],
  "equipment-counted-twice": ({ name, rows, parts }) => [
    `${name} stands in rows ${rows.join(" and ")}${parts > 0 ? `, and ${parts} rows of its parts add up to it` : ""}: a plain total counts it ${rows.length + (parts > 0 ? 1 : 0)} times`,
    "count it once",
  ],
  "devices-unlike": ({ name, owned, connected }) => [
    `${name} has ${owned} computers, of which ${connected} are connected to the internet`,
    "connect the others, or correct the count",
  ],
  "server-outside": ({ name, owner, count, bound, lacks, ruled }) => [
    `${name} of ${owner} (${count === undefined ? "number unknown" : count}) stands outside the pusat data${exemptionEn(bound, lacks, ruled)}`,
    fixEn(bound, ruled),
  ],
  "server-facts-missing": ({ name, unknown }) => [
    `of ${name} nobody says: ${unknown.join(", ")}`,
    "look at the machine, and enter what it is",
  ],
  "os-obsolete": ({ name, os, ended }) => [
    `${name} runs ${os}, which its maker stopped supporting on ${ended}`,
    "replace it, or take it off the network",
  ],
  "backup-unproved": ({ data, lacks }) => [
    `backup of ${data}: unknown are ${lacks.join(", ")}`,
    "agree on a period, and enter the last good run",
  ],
  "third-party-hosting": ({ name, where }) => [
    `${name} is kept by a third party${where === undefined ? "" : ` (${where})`}, and no approval of the head of the region is on record`,
    "move it to the pusat data, or record the approval",
  ],
  "hosting-unknown": ({ count, all }) => [
    `where ${count} of the region's ${all} own applications run, no document says`,
    "ask each owner for the server, and enter it",
  ],
  "admin-exposed": ({ name, address }) => [
    `${name} serves the administration and is reached from the internet at ${address}`,
    "let it be reached over the intra network or another secured network only",
  ],
  "domain-unknown": ({ name }) => [
    `the official domain of ${name} is unknown: which names are outside it cannot be said`,
    "enter domain in the region's record",
  ],
  "domain-outside": ({ host, domain, of }) => [
    `${host} (${of ?? "owner unknown"}) is not under ${domain}`,
    `move it to a sub-domain of ${domain}`,
  ],
  "domain-misspelt": ({ host, meant }) => [`${host} is probably misspelt: ${meant} is meant`, "correct the register, or the name"],
  "domain-http": ({ host }) => [`${host} is published over plain http`, "give it a certificate, and redirect http to https"],
  "address-raw": ({ name, address }) => [`${name} is reached by a bare address, ${address}`, "give it a name under the official domain"],
  "address-malformed": ({ name, address }) => [
    `the address of ${name} cannot be used as printed: ${address}`,
    "ask the owner for the right one",
  ],
  "address-missing": ({ name }) => [`no address is given for ${name}`, "ask the owner where it is reached"],
  "address-shared": ({ first, second, address }) => [
    `${first} and ${second} are listed with one address, ${address}`,
    "find out whether they are one application",
  ],
  "row-twice": ({ name, table, rows }) => [`${name} stands in rows ${rows.join(" and ")} of ${table}`, "strike one of the rows"],
  "roadmap-order": ({ name, starts, before, ends, why }) => [
    `${name} starts in ${starts}, but must follow ${before}, which ends in ${ends}${why === undefined ? "" : `: ${bare(why)}`}`,
    "start it later, or say which part can come first",
  ],
  "roadmap-window": ({ name, thing, year, from, to }) => [
    `${thing} is planned for ${year}, outside the years ${from} to ${to} of ${name}`,
    "move the one or the other",
  ],
  "roadmap-years-unknown": ({ table, count, all }) => [
    `${table}: the years of ${count} of ${all} items are lost in the text`,
    "take the years from the printed original",
  ],
  "duty-overdue": ({ what, owner, since, never }) => [
    `${bare(what)}: due since ${since}, ${never ? "and nothing on record says that it was ever done" : "not done again"} (${owner})`,
    "do it, and enter the record",
  ],
  "duty-unproved": ({ what, owner, period }) => [
    `${bare(what)}: every ${period}, and nothing on record says when it was last done (${owner}); whether it is late is not computable: needs a date`,
    "enter lastDone, or firstDue, with its source",
  ],
  "deadline-passed": ({ what, date }) => [`${bare(what)}: the date was ${date}`, "look whether it was kept, and what still rests on it"],
  "decree-missing": ({ what }) => [`there is none: ${bare(what)}`, "draft it, and enter number and date"],
  "table-rows": ({ table, printed, entered }) => [
    `${table} has ${printed} rows, entered are ${entered}`,
    "enter the rows that are missing, or strike those too many",
  ],
  "table-numbers-missing": ({ table, missing }) => [
    `${table} leaves out the ${plural(missing.length, "number")} ${missing.join(", ")}`,
    "ask whether a row was lost",
  ],
  conflict: ({ about, says, fix }) => [`${bare(about)}: ${says.map(bare).join(" / ")}`, bare(fix)],
  unknown: ({ question, blocks, ask }) => [
    `unknown: ${bare(question)}; not computable without it: ${blocks.map(bare).join("; ")}`,
    `ask ${ask}, and enter the answer with its source`,
  ],
};

function exemptionEn(bound: boolean, lacks: readonly string[] | undefined, ruled: boolean): string {
  if (!bound) return "; its owner is not bound by the rule";
  if (!ruled) return ", and the servers of agencies are to be brought together there";
  return lacks === undefined ? ", without an exemption" : `; its exemption lacks ${lacks.join(", ")}`;
}

function fixEn(bound: boolean, ruled: boolean): string {
  if (!bound) return "agree on its place: the regulation does not bind its owner";
  return ruled
    ? "move it to the pusat data, or complete the exemption: request, approval, the four evaluations"
    : "plan its move to the pusat data";
}

/** A sentence of the data inside one of ours. */
function bare(said: Said): string {
  return said.en.replace(/\.$/, "");
}
