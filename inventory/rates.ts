// Rates: what guests may take is part of what the site has, and a line that is narrower than its port says how narrow.
import { type Draft, mistake, type Path } from "./draft.ts";
import type { Issue } from "./issue.ts";
import type { Raw } from "./marks.ts";
import { type Match, matches, numberAt, wordAt } from "./pattern.ts";

export function rateMistakes(draft: Draft): Issue[] {
  const profiles = matches(draft.raw, "profiles.*");
  return [
    ...profiles.flatMap(({ value, path }) => guestMistakes(draft, value, value, [...path, "guests"])),
    ...matches(draft.raw, "sites.*").flatMap((site) => [...siteMistakes(draft, site, profiles), ...capacityMistakes(draft, site)]),
  ];
}

/** `place` is where the mistake is shown; with a rate behind it where the guests' own rates are written there. */
function guestMistakes(draft: Draft, whole: Raw, guests: Raw, place: Path): Issue[] {
  return ["up.cir", "up.mir", "down.cir", "down.mir"].flatMap((rate) => {
    const [part, all] = [numberAt(guests, `guests.${rate}`), numberAt(whole, `internet.${rate}`)];
    if (part === undefined || all === undefined || part <= all) return [];
    return [
      mistake(draft, [...place, ...rate.split(".")], `guests get ${part} Mbps of the site's ${all} (${rate})`, `at most ${all} for guests`),
    ];
  });
}

/** A site's own internet may be less than what its profile leaves to guests; then the site must say what its guests get. */
function siteMistakes(draft: Draft, { value, path }: Match, profiles: readonly Match[]): Issue[] {
  const own = (key: string): boolean => matches(value, key).length > 0;
  const name = wordAt(value, "profile") ?? wordAt(value, "kind");
  const profile = profiles.find((candidate) => wordAt(candidate.value, "id") === name)?.value ?? null;
  if (!own("internet") && !own("guests")) return [];
  const [whole, guests] = [own("internet") ? value : profile, own("guests") ? value : profile];
  return guestMistakes(draft, whole, guests, [...path, own("guests") ? "guests" : "internet"]);
}

function capacityMistakes(draft: Draft, { value, path }: Match): Issue[] {
  const medium = wordAt(value, "access.medium");
  if (numberAt(value, "access.capacity") === undefined || (medium !== "fiber" && medium !== "vpn")) return [];
  return [
    mistake(
      draft,
      [...path, "access", "capacity"],
      `a ${medium} access has no capacity of its own`,
      "delete it, or make the medium leased or wireless",
    ),
  ];
}
