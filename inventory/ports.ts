// Ports: every one that is named exists on its board and is used once; links reach every core device.
import { type Draft, list, mistake, type Path, type Placed, single } from "./draft.ts";
import { coreDeviceIds } from "./identities.ts";
import type { Issue } from "./issue.ts";
import type { Profile } from "./schema/profile.ts";
import type { Site } from "./schema/site.ts";
import { wordFix } from "./suggestion.ts";

/** A use of a port: what it is for, and where that is written. */
interface Use {
  readonly port: string;
  readonly path: Path;
}

export function portMistakes(draft: Draft): Issue[] {
  return [
    ...list(draft, "profiles").flatMap(({ value, path }) => boardMistakes(draft, value.router, profileUses(value, path))),
    ...list(draft, "sites").flatMap((site) => siteMistakes(draft, site)),
    ...coreUses(draft).flatMap(({ board, uses }) => boardMistakes(draft, board, uses)),
    ...unreached(draft),
  ];
}

function portsOf(draft: Draft, board: string): readonly string[] | undefined {
  return list(draft, "boards")
    .find(({ value }) => value.id === board)
    ?.value.ports.map(({ name }) => name);
}

function boardMistakes(draft: Draft, board: string, uses: readonly Use[]): Issue[] {
  const ports = portsOf(draft, board);
  if (ports === undefined) return [];
  const first = new Map<string, Path>();
  return uses.flatMap(({ port, path }) => {
    if (!ports.includes(port)) return [mistake(draft, path, `${board} has no port ${JSON.stringify(port)}`, wordFix(port, ports))];
    const before = first.get(port);
    first.set(port, before ?? path);
    return before === undefined
      ? []
      : [mistake(draft, path, `port ${port} is used twice, also as ${before.slice(2).join(".")}`, "give one of the two another port")];
  });
}

function segmentUses(segments: Site["segments"], path: Path): Use[] {
  return (segments ?? []).flatMap((segment, index) =>
    (segment.ports ?? []).map((port, at) => ({ port, path: [...path, "segments", index, "ports", at] })),
  );
}

function profileUses(profile: Profile, path: Path): Use[] {
  const service = profile.service === undefined ? [] : [{ port: profile.service, path: [...path, "service"] }];
  return [{ port: profile.uplink, path: [...path, "uplink"] }, ...service, ...segmentUses(profile.segments, path)];
}

/** Only a site that says something of its own about router or segments can be wrong in a way its profile is not. */
function siteMistakes(draft: Draft, { value, path }: Placed<Site>): Issue[] {
  if (value.router === undefined && value.segments === undefined) return [];
  const profile = list(draft, "profiles").find((placed) => placed.value.id === (value.profile ?? value.kind))?.value;
  if (profile === undefined) return [];
  const ofProfile = [profile.uplink, ...(profile.service === undefined ? [] : [profile.service])].map((port) => ({
    port,
    path: [...path, "router"],
  }));
  const segments = value.segments === undefined ? segmentUses(profile.segments, [...path, "router"]) : segmentUses(value.segments, path);
  return boardMistakes(draft, value.router ?? profile.router, [...ofProfile, ...segments]);
}

interface CoreUse {
  readonly id: string;
  readonly board: string;
  readonly uses: Use[];
}

/** Every core device with all the ports that anything of the inventory gives it. */
function coreUses(draft: Draft): CoreUse[] {
  const devices = [...simpulUses(draft), ...gatewayUses(draft), ...centerUses(draft)];
  for (const { value, path } of list(draft, "links"))
    for (const end of ["a", "b"] as const) {
      const { device, port } = value[end];
      devices.find(({ id }) => id === device)?.uses.push({ port, path: [...path, end, "port"] });
    }
  return devices;
}

function oobUse(oob: string | undefined, path: Path): Use[] {
  return oob === undefined ? [] : [{ port: oob, path: [...path, "oob"] }];
}

function simpulUses(draft: Draft): CoreUse[] {
  return list(draft, "simpul").flatMap(({ value: { device, aggregation }, path }) => {
    const [router, fan] = [
      [...path, "device"],
      [...path, "aggregation"],
    ];
    const access = aggregation.access.map((port, index) => ({ port, path: [...fan, "access", index] }));
    return [
      { id: device.id, board: device.router, uses: [{ port: device.trunk, path: [...router, "trunk"] }, ...oobUse(device.oob, router)] },
      {
        id: aggregation.id,
        board: aggregation.router,
        uses: [{ port: aggregation.trunk, path: [...fan, "trunk"] }, ...oobUse(aggregation.oob, fan), ...access],
      },
    ];
  });
}

function gatewayUses(draft: Draft): CoreUse[] {
  const gateway = single(draft, "gateway");
  if (gateway === undefined) return [];
  const { device, uplinks } = gateway.value;
  const isp = uplinks.map(({ port }, index) => ({ port, path: [...gateway.path, "uplinks", index, "port"] }));
  return [{ id: device.id, board: device.router, uses: [...oobUse(device.oob, [...gateway.path, "device"]), ...isp] }];
}

function centerUses(draft: Draft): CoreUse[] {
  const center = single(draft, "datacenter");
  if (center === undefined) return [];
  const { device } = center.value;
  const path = [...center.path, "device"];
  return [{ id: device.id, board: device.router, uses: [...oobUse(device.oob, path), { port: device.trunk, path: [...path, "trunk"] }] }];
}

/** Core devices that no chain of links joins to the gateway. */
function unreached(draft: Draft): Issue[] {
  const gateway = single(draft, "gateway")?.value.device.id;
  const links = list(draft, "links").map(({ value }) => [value.a.device, value.b.device] as const);
  if (gateway === undefined || !draft.complete || hasBrokenLinks(draft)) return [];
  const reached = new Set([gateway]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const [a, b] of links) if (reached.has(a) || reached.has(b)) reached.add(a).add(b);
  }
  const lost = coreDeviceIds(draft).filter((id) => !reached.has(id));
  return lost.map((id) =>
    mistake(draft, pathOfDevice(draft, id), `no chain of links joins ${id} to ${gateway}`, "add the missing link to `links`"),
  );
}

/** A link with a mistake of its own is told of where it stands; what it would have joined is not told of again. */
function hasBrokenLinks(draft: Draft): boolean {
  const written = draft.raw.links;
  const devices = coreDeviceIds(draft);
  const links = list(draft, "links");
  return (
    !Array.isArray(written) ||
    written.length !== links.length ||
    links.some(({ value }) => [value.a, value.b].some(({ device }) => !devices.includes(device)))
  );
}

function pathOfDevice(draft: Draft, id: string): Path {
  const simpul = list(draft, "simpul").find(({ value }) => value.device.id === id);
  return simpul === undefined ? ["datacenter", "device", "id"] : [...simpul.path, "device", "id"];
}
