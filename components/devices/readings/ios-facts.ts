// What `show version`, `show ip ospf neighbor`, `show processes cpu` and the like of IOS say, as facts.

/** The first group of the first pattern that is there. */
function said(text: string, ...patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]?.trim();
    if (found !== undefined && found !== "") return found;
  }
  return undefined;
}

export interface IosItself {
  readonly identity: string | undefined;
  readonly version: string | undefined;
  readonly model: string | undefined;
  readonly serial: string | undefined;
  readonly uptime: string | undefined;
}

export function iosItself(text: string): IosItself {
  return {
    identity: said(text, /^(\S+) uptime is /m),
    version: said(text, /\bVersion ([\w.()]+),/, /\bVersion ([\w.()]+)\s*$/m),
    model: said(text, /^Model [Nn]umber\s*: *(\S+)/m, /^[Cc]isco (\S+) \(.*\) processor/m, /^[Cc]isco (\S+) .*\bbytes of memory/m),
    serial: said(text, /^System [Ss]erial [Nn]umber\s*: *(\S+)/m, /^Processor board ID (\S+)/m),
    uptime: said(text, /^\S+ uptime is (.+)$/m),
  };
}

/** Percent of the last five seconds, as it is written. */
export function iosLoad(text: string): string | undefined {
  return said(text, /CPU utilization for five seconds: *(\d+%)/);
}

/** Bytes that the processor's pool has free; two commands tell it in two ways. */
export function iosFreeMemory(text: string): string | undefined {
  return said(text, /^Processor Pool Total:.*\bFree: *(\d+)/m, /^Processor\s+\S+\s+\d+\s+\d+\s+(\d+)/m);
}

/** Bytes free where `dir` looked. */
export function iosFreeSpace(text: string): string | undefined {
  return said(text, /\((\d+) bytes free\)/);
}

export interface IosAdjacency {
  readonly routerId: string;
  readonly state: string;
  readonly address: string;
  readonly interface: string;
}

/** `10.0.0.1   1   FULL/DR   00:00:31   10.1.1.1   GigabitEthernet0/1` */
export function iosAdjacencies(text: string): readonly IosAdjacency[] {
  const row = /^(\d+\.\d+\.\d+\.\d+)\s+\d+\s+([A-Z0-9-]+)\/\s*\S+\s+\S+\s+(\d+\.\d+\.\d+\.\d+)\s+(\S+)\s*$/;
  return text.split("\n").flatMap((line): IosAdjacency[] => {
    const [, routerId, state, address, port] = row.exec(line) ?? [];
    return routerId === undefined ? [] : [{ routerId, state: state ?? "", address: address ?? "", interface: port ?? "" }];
  });
}

export interface IosConfigured {
  readonly by?: string;
  readonly time?: string;
  readonly what: string;
}

/** `*Nov 26 10:14:32.123: %SYS-5-CONFIG_I: Configured from console by admin on vty0 (10.0.0.9)`, newest first. */
export function iosConfigured(log: string): readonly IosConfigured[] {
  const line = /^[*.]?(.*?): %SYS-5-CONFIG_I: (Configured from \S+(?: by (\S+))?.*)$/;
  const found = log.split("\n").flatMap((each): IosConfigured[] => {
    const [, time, what, by] = line.exec(each.trim()) ?? [];
    return what === undefined ? [] : [{ what, ...(by === undefined ? {} : { by }), ...(time === undefined ? {} : { time }) }];
  });
  return found.reverse();
}
