// Rates: what guests may take is part of what the site has, and a line that is narrower than its port says how narrow.
import { type Draft, list, mistake, type Path, type Placed } from "./draft.ts";
import type { Issue } from "./issue.ts";
import type { Rates } from "./schema/rate.ts";
import type { Site } from "./schema/site.ts";

export function rateMistakes(draft: Draft): Issue[] {
  const profiles = list(draft, "profiles").flatMap(({ value, path }) =>
    guestMistakes(draft, value.internet, value.guests, [...path, "guests"]),
  );
  return [...profiles, ...list(draft, "sites").flatMap((site) => siteMistakes(draft, site))];
}

function guestMistakes(draft: Draft, whole: Rates, guests: Rates | undefined, path: Path): Issue[] {
  if (guests === undefined) return [];
  return (["up", "down"] as const).flatMap((direction) =>
    (["cir", "mir"] as const).flatMap((rate) => {
      const [part, all] = [guests[direction][rate], whole[direction][rate]];
      if (part <= all) return [];
      return [
        mistake(draft, [...path, direction, rate], `guests get ${part} Mbps ${direction} (${rate}) of the site's ${all}`, `at most ${all}`),
      ];
    }),
  );
}

/** A site's own internet may be less than what its profile leaves to guests; then the site must say what its guests get. */
function siteMistakes(draft: Draft, { value, path }: Placed<Site>): Issue[] {
  const capacity = value.access?.capacity;
  const wide =
    capacity !== undefined && (value.access?.medium === "fiber" || value.access?.medium === "vpn")
      ? [
          mistake(
            draft,
            [...path, "access", "capacity"],
            `a ${value.access.medium} access has no capacity of its own`,
            "delete it, or make the medium leased or wireless",
          ),
        ]
      : [];
  if (value.internet === undefined && value.guests === undefined) return wide;
  const profile = list(draft, "profiles").find((placed) => placed.value.id === (value.profile ?? value.kind))?.value;
  const internet = value.internet ?? profile?.internet;
  if (internet === undefined) return wide;
  const place = value.guests === undefined ? [...path, "internet"] : [...path, "guests"];
  return [...wide, ...guestMistakes(draft, internet, value.guests ?? profile?.guests, place)];
}
