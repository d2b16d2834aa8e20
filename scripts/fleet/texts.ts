// Texts of devices in a folder: DEVICE.rsc, DEVICE.cfg, a folder of files, or what `simpul collect` and `simpul backup` wrote.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { platformOf } from "../../components/devices/index.ts";
import type { Vendor } from "../../components/devices/platform.ts";
import { DoorError } from "../door/door.ts";
import { isFolder } from "../texts/folder-text.ts";
import { textOf } from "../texts/vendor-text.ts";

const endings: Readonly<Record<string, Vendor>> = { ".rsc": "routeros", ".cfg": "ios", ".conf": "linux" };

export interface NamedText {
  readonly device: string;
  /** undefined where neither name nor text says it */
  readonly vendor?: Vendor;
}

/** Devices that a folder has a text of. */
export function namedTexts(folder: string): readonly NamedText[] {
  refuseNoFolder(folder);
  const names = readdirSync(folder).filter((name) => !name.startsWith("."));
  const found = names.flatMap((name): NamedText[] => {
    const [, device = name, ending = ""] = /^(.+?)(\.rsc|\.cfg|\.conf|\.txt)$/.exec(name) ?? [];
    const vendor = endings[ending];
    if (ending === "" && !isFolder(join(folder, name))) return [];
    return [{ device, ...(vendor === undefined ? {} : { vendor }) }];
  });
  return [...new Map(found.map((each) => [each.device, each])).values()].sort((a, b) => (a.device < b.device ? -1 : 1));
}

/** A name that was misspelt is no folder without texts. */
export function refuseNoFolder(folder: string): void {
  if (!isFolder(folder))
    throw new DoorError(`${folder} is no folder`, { fix: "name a folder with a file for each device, such as DEVICE.rsc" });
}

/** Undefined where the folder has none of the device. */
export function textFor(folder: string, device: string, vendor: Vendor): string | undefined {
  const ending = Object.keys(endings).find((each) => endings[each] === vendor) ?? "";
  const places = [`${device}${ending}`, `${device}/config.txt`, `${device}.txt`].map((name) => join(folder, name));
  const place = places.find((each) => statSync(each, { throwIfNoEntry: false })?.isFile() === true);
  if (place !== undefined) return textOf(place, `text of ${device}`);
  const tree = join(folder, device);
  const platform = platformOf(vendor);
  return platform.files === true && isFolder(tree) ? textOf(tree, `text of ${device}`, platform) : undefined;
}
