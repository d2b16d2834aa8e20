// The network that the devices of a farm form: worked out from what both ends hold and from the cables, when somebody looks.

import { ipv4Of, printIpv4 } from "../../devices/engine/ipv4.ts";
import type { Cable, SpecDevice } from "../spec.ts";
import { type Bond, type OspfInterface, ospfInterfacesOf, shown, stateOf } from "./adjacency.ts";
import type { Box } from "./box.ts";
import { journey } from "./journey.ts";
import type { Adjacency, InterfaceState, Neighbour, NetworkView, Route } from "./network-view.ts";
import { connectedOf, type Entry, type Fabric, lookUp, Ospf, shownRoute, staticOf } from "./routes.ts";
import { type Place, Wiring } from "./wiring.ts";

export interface Station {
  readonly spec: SpecDevice;
  /** undefined: nothing is known of it */
  readonly box: () => Box | undefined;
  readonly on: boolean;
}

/** A snapshot: made anew when any configuration, cable or power is another. Everything in it is worked out at most once. */
export class Network implements NetworkView, Fabric {
  readonly #stations: ReadonlyMap<string, Station>;
  readonly wiring: Wiring;
  readonly #ospf = new Ospf(this);
  readonly #heard = new Map<string, readonly Place[]>();
  readonly #interfaces = new Map<string, readonly OspfInterface[]>();
  readonly #bonds = new Map<string, readonly Bond[]>();
  readonly #tables = new Map<string, readonly Entry[]>();

  constructor(stations: readonly Station[], cables: readonly Cable[], cut: ReadonlySet<string>) {
    this.#stations = new Map(stations.map((station) => [station.spec.device, station]));
    this.wiring = new Wiring(
      cables,
      cut,
      (device) => this.box(device),
      (device) => this.#stations.has(device),
    );
  }

  box(device: string): Box | undefined {
    const station = this.#stations.get(device);
    return station?.on === true ? station.box() : undefined;
  }

  running(device: string, name: string): boolean {
    return this.wiring.running(device, name);
  }

  #heardBy(device: string, name: string): readonly Place[] {
    return once(this.#heard, `${device} ${name}`, () => this.wiring.heardBy(device, name));
  }

  /** Interfaces that hear this one and that it hears: a switch may let frames through one way only. */
  around(device: string, name: string): readonly Place[] {
    const hearsBack = (far: Place): boolean =>
      this.#heardBy(far.device, far.interface).some((near) => near.device === device && near.interface === name);
    return this.#heardBy(device, name).filter(hearsBack);
  }

  /** Who holds an address behind an interface. */
  owner(device: string, name: string, address: number): Place | undefined {
    return this.around(device, name).find((place) =>
      this.box(place.device)?.addresses.some((held) => held.address === address && held.interface === place.interface),
    );
  }

  /** Behind a port that leads out of the farm every address answers. */
  answers(device: string, name: string, address: number): boolean {
    return this.leadsOut(device, name) || this.owner(device, name, address) !== undefined;
  }

  leadsOut(device: string, name: string): boolean {
    const port = this.box(device)?.interfaces.get(name)?.port;
    return port !== undefined && this.running(device, name) && this.wiring.leadsOut(device, port);
  }

  ospfInterfaces(device: string): readonly OspfInterface[] {
    return once(this.#interfaces, device, () => {
      const box = this.box(device);
      return box === undefined ? [] : ospfInterfacesOf(device, box, this.wiring);
    });
  }

  bondsOf(device: string): readonly Bond[] {
    return once(this.#bonds, device, () =>
      this.#pairs(device).filter(({ near, far }) => stateOf(near, far, (other) => this.box(other)) === "Full"),
    );
  }

  /** Every pair of OSPF interfaces that hear each other. */
  #pairs(device: string): readonly Bond[] {
    return this.ospfInterfaces(device).flatMap((near) =>
      this.around(device, near.interface).flatMap((place) =>
        this.ospfInterfaces(place.device)
          .filter((far) => far.interface === place.interface)
          .map((far) => ({ near, far })),
      ),
    );
  }

  adjacenciesOf(device: string): readonly Adjacency[] {
    return this.#pairs(device).flatMap(({ near, far }) => {
      const state = stateOf(near, far, (other) => this.box(other));
      return state === undefined ? [] : [shown(near, far, state)];
    });
  }

  /** Every route, the best of each prefix first where a look-up meets it. */
  table(device: string): readonly Entry[] {
    return once(this.#tables, device, () => {
      if (this.box(device) === undefined) return [];
      const all = [...connectedOf(this, device), ...staticOf(this, device), ...this.#ospf.routesOf(device)];
      return all.filter((entry) => all.every((other) => !beats(other, entry)));
    });
  }

  route(device: string, address: number): Entry | undefined {
    return lookUp(this.table(device), address);
  }

  routesOf(device: string): readonly Route[] {
    return this.table(device).map(shownRoute);
  }

  interfacesOf(device: string): readonly InterfaceState[] {
    const interfaces = [...(this.box(device)?.interfaces.values() ?? [])];
    return interfaces.map(({ name, type, disabled }) => ({ name, type, disabled, running: this.running(device, name) }));
  }

  neighboursOf(device: string): readonly Neighbour[] {
    const box = this.box(device);
    if (box === undefined) return [];
    return [...box.interfaces.values()].flatMap((near) => {
      const far = near.port === undefined ? undefined : this.wiring.farOf(device, near.port);
      const other = far === undefined ? undefined : this.#stations.get(far.device);
      if (far === undefined || other === undefined || !this.running(device, near.name)) return [];
      return this.#announced(near.name, other, far.port);
    });
  }

  /** What a station says of itself through a port, where its discovery list has the port. */
  #announced(hearing: string, { spec, on }: Station, port: string): readonly Neighbour[] {
    const box = this.box(spec.device);
    const sending = [...(box?.interfaces.values() ?? [])].find((each) => each.port === port);
    if (box === undefined || sending === undefined || !on || !discovers(box, sending.name)) return [];
    const held = box.addresses.find((each) => each.interface === sending.name) ?? box.addresses[0];
    return [
      {
        interface: hearing,
        remoteInterface: sending.name,
        ...(held === undefined ? {} : { address: printIpv4(held.address) }),
        identity: box.setting("/system/identity", "name") ?? "MikroTik",
        board: spec.board.exportModel,
        version: spec.version,
      },
    ];
  }

  ping(device: string, to: string, from?: string): number | string {
    const destination = ipv4Of(to);
    const source = from === undefined ? undefined : ipv4Of(from);
    return destination === undefined ? "timeout" : journey(this, device, destination, source);
  }
}

/** Every interface that is not dynamic, unless a list is named [D]. */
function discovers(box: Box, name: string): boolean {
  const list = box.setting("/ip/neighbor/discovery-settings", "discover-interface-list") ?? "static";
  if (list === "none") return false;
  return !box.lists.has(list) || box.lists.get(list)?.has(name) === true;
}

function beats(other: Entry, entry: Entry): boolean {
  return other.prefix.network === entry.prefix.network && other.prefix.length === entry.prefix.length && other.distance < entry.distance;
}

function once<T>(known: Map<string, T>, key: string, work: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = work();
  known.set(key, made);
  return made;
}
