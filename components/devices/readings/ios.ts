// `show lldp neighbors detail`, `show cdp neighbors detail` and `show interfaces transceiver` of IOS.
import { listed, type Neighbour, neighbour } from "./neighbour.ts";
import { measured, type Optic, withoutUnknown } from "./optic.ts";

type Field = (name: string) => string | undefined;

/** `Name: value` of a block; what is `not advertised` was not said. */
function fieldsOf(block: string): Field {
  return (name) => {
    const value = new RegExp(`^\\s*${name}\\s*: *(.*?)\\s*$`, "m").exec(block)?.[1];
    return value === undefined || value.endsWith("not advertised") ? undefined : value;
  };
}

/** The line below a heading. */
function below(block: string, heading: RegExp): string | undefined {
  const lines = block.split(/\r?\n/);
  const at = lines.findIndex((line) => heading.test(line));
  return at === -1 ? undefined : lines[at + 1]?.trim();
}

export function iosLldpNeighbours(text: string): readonly Neighbour[] {
  return text.split(/^-{8,}\s*$/m).flatMap((block): Neighbour[] => {
    const field = fieldsOf(block);
    const own = field("Local Intf");
    if (own === undefined) return [];
    const id = field("Chassis id");
    const said = {
      name: field("System Name"),
      port: field("Port Description") ?? field("Port id"),
      address: field("IP"),
      mac: id === undefined ? undefined : macOf(id),
      platform: undefined,
      description: below(block, /^System Description:/),
    };
    return [neighbour(own, said, listed(field("Enabled Capabilities")))];
  });
}

/** `7c25.86c9.aaaa` as others write it. */
function macOf(text: string): string | undefined {
  const digits = text.replace(/[.:-]/g, "");
  return /^[0-9a-f]{12}$/i.test(digits) ? (digits.toUpperCase().match(/../g) ?? []).join(":") : undefined;
}

export function iosCdpNeighbours(text: string): readonly Neighbour[] {
  return text.split(/^(?=Device ID:)/m).flatMap((block): Neighbour[] => {
    const field = fieldsOf(block);
    const [, own, port] = /^Interface: *(\S+?), +Port ID \(outgoing port\): *(.*?)\s*$/m.exec(block) ?? [];
    if (own === undefined) return [];
    const [, platform, capabilities] = /^Platform: *(.*?), +Capabilities: *(.*?)\s*$/m.exec(block) ?? [];
    const said = {
      name: field("Device ID"),
      port,
      address: field("IP(?:v4)? address"),
      mac: undefined,
      platform,
      description: below(block, /^Version :/),
    };
    return [neighbour(own, said, listed(capabilities))];
  });
}

/** The table of `show interfaces transceiver`: port, temperature, voltage, current, transmitted, received. */
const row = /^\s*([A-Z][A-Za-z]*\d+(?:\/\d+)*)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s*$/;

export function iosOptics(text: string): readonly Optic[] {
  return text.split(/\r?\n/).flatMap((line): Optic[] => {
    const found = row.exec(line);
    if (found === null) return [];
    const [, name = "", temperature, voltage, bias, tx, rx] = found;
    const values = withoutUnknown<Omit<Optic, "interface" | "present">>({
      vendor: undefined,
      part: undefined,
      serial: undefined,
      wavelength: undefined,
      tx: measured(tx),
      rx: measured(rx),
      temperature: measured(temperature),
      voltage: measured(voltage),
      bias: measured(bias),
    });
    return [{ interface: name, present: true, ...values }];
  });
}
