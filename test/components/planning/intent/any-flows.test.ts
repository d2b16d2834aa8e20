// Whatever flows an inventory has: a packet passes exactly when a flow names it, on the whole way through the rendered rules.
import fc from "fast-check";
import { expect, test } from "vitest";
import { render } from "../../../../components/devices/routeros/render.ts";
import { intents } from "../../../../components/planning/intent/index.ts";
import type { Flow } from "../../../../inventory/schema/flow.ts";
import type { Inventory } from "../../../../inventory/schema/inventory.ts";
import type { SegmentClass } from "../../../../inventory/schema/segment.ts";
import type { Site } from "../../../../inventory/schema/site.ts";
import { bare, readLines } from "../../devices/routeros/render/read-lines.ts";
import { flow } from "./example-flows.ts";
import { planOf, variedRegion } from "./example-region.ts";
import { holds } from "./router-model.ts";
import { type Question, type World, worldOf } from "./walk.ts";

const region = withPhones(variedRegion());
const numbers: Readonly<Record<string, number>> = { "kel-tengah": 10, "kel-seberang": 26, bkd: 31, disdukcapil: 36, pdam: 43 };
const sites = Object.keys(numbers);
const services = ["dns", "dns-tamu", "ntp", "layanan", "bus", "cadangan", "vms", "nms", "syslog"];
const classes: SegmentClass[] = ["kantor", "pelayanan", "tamu", "cctv", "server", "voip"];
const ports = [53, 123, 443, 5060];

/** The kelurahan gets phones, and counters beside its staff. */
function withPhones(inventory: Inventory): Inventory {
  const more: Site["segments"] = [
    { class: "kantor", ports: ["ether1"], dhcp: "diskominfo" },
    { class: "pelayanan", ports: ["ether2"], dhcp: "diskominfo" },
    { class: "tamu", ports: ["ether5"], dhcp: "diskominfo" },
    { class: "voip", ports: ["ether6"], dhcp: "diskominfo" },
  ];
  return { ...inventory, sites: inventory.sites.map((site) => (site.id === "kel-tengah" ? { ...site, segments: more } : site)) };
}

const some = <T>(all: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...all], { minLength: 1 });

const from: fc.Arbitrary<Flow["from"]> = fc.oneof(
  { weight: 3, arbitrary: some(classes).map((names) => ({ classes: names })) },
  { weight: 2, arbitrary: fc.tuple(some(classes), some(sites)).map(([names, where]) => ({ classes: names, sites: where })) },
  { weight: 1, arbitrary: fc.constantFrom(...services).map((service) => ({ service })) },
);
const to: fc.Arbitrary<Flow["to"]> = fc.oneof(
  fc.constantFrom(...services).map((service) => ({ service })),
  fc.constantFrom(...classes).map((name) => ({ class: name })),
  fc.constant({ server: "disdukcapil-bagi" }),
  fc.constant({ internet: true } as const),
);
const anyFlow = fc
  .record({
    from,
    to,
    protocol: fc.constantFrom("tcp", "udp", "any"),
    ports: fc.option(some(ports), { nil: undefined }),
    waived: fc.boolean(),
  })
  .filter((made) => !(made.from.service !== undefined && "service" in made.to));

function flowsOf(made: readonly (typeof anyFlow extends fc.Arbitrary<infer T> ? T : never)[]): Flow[] {
  return made.map((each, at) => {
    const waived = each.waived || each.from.sites?.includes("pdam") === true ? { waiver: "w-043" } : {};
    return { ...flow(`flow-${at}`, each.from, each.to, each.protocol, each.ports), ...waived };
  });
}

/** Somebody in the network: a class at a site, a service, or outside. */
interface Place {
  readonly address: string;
  readonly site?: Site;
  readonly class?: SegmentClass;
  readonly service?: string;
}

function placesOf(): Place[] {
  const plan = planOf(region);
  const inside = plan.segments.flatMap((segment): Place[] => {
    const site = region.sites.find(({ id }) => id === segment.site);
    if (site === undefined || numbers[site.id] === undefined) return [];
    return [{ address: segment.prefix.replace(/\.0\/\d+$/, ".10"), site, class: segment.segment }];
  });
  const central = region.datacenter.services
    .filter(({ id }) => services.includes(id))
    .map(({ id, addresses }): Place => ({ address: addresses[0]?.replace(/\.0\/\d+$/, ".77") ?? "", service: id }));
  return [...inside, ...central, { address: "192.0.2.80" }];
}

const places = placesOf();

function starts({ from: start, waiver }: Flow, { site, class: name, service }: Place): boolean {
  if (start.service !== undefined) return start.service === service;
  if (site === undefined || name === undefined || start.classes?.includes(name) === false) return false;
  const named = start.sites?.includes(site.id) === true;
  return site.policy === "mitra" ? named && waiver !== undefined : named || start.sites === undefined;
}

/** Nobody enters another legal body, since no flow here can name it as its goal. */
function ends({ to: goal }: Flow, { address, site, class: name, service }: Place): boolean {
  if ("internet" in goal) return site === undefined && service === undefined;
  if ("service" in goal) return goal.service === service;
  if ("server" in goal) return address === "10.166.36.10";
  return goal.class === name && site?.policy === "opd";
}

function carries({ protocol, ports: own, to: goal }: Flow, question: Question): boolean {
  const service = "service" in goal ? region.datacenter.services.find(({ id }) => id === goal.service) : undefined;
  const through = own ?? service?.ports;
  const said = protocol === "any" && service?.protocol !== undefined && service.protocol !== "both" ? service.protocol : protocol;
  return (said === "any" || said === question.protocol) && (through === undefined || through.includes(question.port ?? 0));
}

/** Between two places of the pusat data there may be no router at all; one place does not talk to itself. */
function isAsked(one: Place, other: Place): boolean {
  const outside = one.site === undefined && one.service === undefined;
  return one !== other && !outside && (one.service === undefined || other.service === undefined);
}

interface Draw {
  readonly flow: number;
  readonly one: number;
  readonly other: number;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  /** ask what the drawn flow is about; else anything */
  readonly aimed: boolean;
}

const draw: fc.Arbitrary<Draw> = fc.record({
  flow: fc.nat(),
  one: fc.nat(),
  other: fc.nat(),
  protocol: fc.constantFrom("tcp", "udp"),
  port: fc.constantFrom(...ports),
  aimed: fc.boolean(),
});

interface Asked extends Question {
  readonly one: Place;
  readonly other: Place;
}

function asked(flows: readonly Flow[], { flow: at, one: first, other: second, protocol, port, aimed }: Draw): Asked[] {
  const chosen = aimed && flows.length > 0 ? flows[at % flows.length] : undefined;
  const starting = places.filter((place) => chosen === undefined || starts(chosen, place));
  const ending = places.filter((place) => chosen === undefined || ends(chosen, place));
  const [one, other] = [starting[first % starting.length], ending[second % ending.length]];
  if (one === undefined || other === undefined || !isAsked(one, other)) return [];
  return [{ one, other, from: one.address, to: other.address, protocol, port }];
}

function worldWith(flows: readonly Flow[]): { readonly world: World; readonly texts: ReadonlyMap<string, string> } {
  const inventory = { ...region, flows: [...flows] };
  const plan = planOf(inventory);
  const texts = new Map(intents(inventory, plan).map((intent) => [intent.device, render(intent)]));
  return { world: worldOf(plan, texts), texts };
}

test("a packet passes exactly when a flow names it", () => {
  fc.assert(
    fc.property(fc.array(anyFlow, { maxLength: 8 }), fc.array(draw, { minLength: 30, maxLength: 60 }), (made, draws) => {
      const flows = flowsOf(made);
      const { world } = worldWith(flows);
      for (const { one, other, ...question } of draws.flatMap((each) => asked(flows, each))) {
        const named = flows.filter((each) => starts(each, one) && ends(each, other) && carries(each, question)).map(({ id }) => id);
        const { allowed, by } = world.ask(question);
        expect({ ...question, named, allowed, by }).toEqual({ ...question, named, allowed: named.length > 0, by });
      }
    }),
    { numRuns: 80 },
  );
});

test("every set that a rule names is defined, no address is twice in a set, and no two rules of a device have one comment", () => {
  fc.assert(
    fc.property(fc.array(anyFlow, { maxLength: 8 }), (made) => {
      for (const text of worldWith(flowsOf(made)).texts.values()) {
        const lines = readLines(text);
        const sets = new Set(lines.filter(({ path }) => path === "/ip/firewall/address-list").map(({ values }) => values.get("list")));
        const members = lines.flatMap(({ path, values }) =>
          path === "/ip/firewall/address-list" ? [`${values.get("list")} ${values.get("address")}`] : [],
        );
        expect(members.filter((member, at) => members.indexOf(member) !== at)).toEqual([]);
        const rules = lines.filter(({ path }) => /^\/ip\/firewall\/(filter|raw|mangle|nat)$/.test(path));
        const named = rules.flatMap(({ values }) =>
          ["src-address-list", "dst-address-list"].flatMap((key) => values.get(key)?.replace("!", "") ?? []),
        );
        expect(named.filter((name) => !sets.has(name))).toEqual([]);
        const comments = rules.map(({ path, values }) => `${path} ${bare(values.get("comment"))}`);
        expect(comments.filter((comment, at) => comments.indexOf(comment) !== at)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test("the questions have places of every kind, and addresses where they say", () => {
  expect(new Set(places.map(({ class: name, service }) => name ?? service ?? "outside")).size).toBe(classes.length + services.length + 1);
  for (const { address, service } of places.filter((place) => place.service !== undefined))
    expect(region.datacenter.services.find(({ id }) => id === service)?.addresses.some((text) => holds(text, address))).toBe(true);
});
