// A whole region, checked: what everything after the loader works with.
import { z } from "zod";
import { Addressing } from "./addressing.ts";
import { Board } from "./board.ts";
import { DataCenter, Gateway } from "./datacenter.ts";
import { Document } from "./document.ts";
import { Flow, Waiver } from "./flow.ts";
import { Profile } from "./profile.ts";
import { Kecamatan, Region } from "./region.ts";
import { RegisterData, registerNouns } from "./register/index.ts";
import { CoreLink, Simpul } from "./simpul.ts";
import { Site } from "./site.ts";

/** The network: what is planned and rendered. Each collection must be written, if only as an empty list. */
export const NetworkData = z.strictObject({
  region: Region.describe("the kota or kabupaten itself"),
  documents: z.array(Document).describe("what facts are cited from"),
  kecamatan: z.array(Kecamatan).describe("the districts"),
  boards: z.array(Board).describe("routers and switches as the vendor sells them"),
  profiles: z.array(Profile).describe("what sites of one kind get where the site itself does not say otherwise"),
  sites: z.array(Site).describe("every place that is connected, or should be"),
  simpul: z.array(Simpul).describe("nodes where fibers meet, each with its router and its aggregation switch"),
  links: z.array(CoreLink).describe("links between core devices: gateway, simpul, data center"),
  gateway: Gateway.describe("where the region meets the internet"),
  datacenter: DataCenter.describe("the pusat data: its network, services and zones"),
  addressing: Addressing.describe("the number plan: class first, site second, the simpul nowhere"),
  waivers: z.array(Waiver).describe("exemptions, each with an owner and an end date"),
  flows: z.array(Flow).describe("who may talk to whom; what is not here is closed"),
});
export type NetworkData = z.infer<typeof NetworkData>;

/** Every collection of a region; a YAML file of the region's folder may hold one or several of these keys. */
export const RegionData = z.strictObject({ ...NetworkData.shape, ...RegisterData.shape });
export type RegionData = z.infer<typeof RegionData>;

/** What one record of each list is called. */
export const nouns: Readonly<Record<string, string>> = {
  documents: "document",
  kecamatan: "kecamatan",
  boards: "board",
  profiles: "profile",
  sites: "site",
  simpul: "simpul",
  links: "link",
  waivers: "waiver",
  flows: "flow",
  ...registerNouns,
};

/** Where a value stands in the files; line and column from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A value that no document gives: where it is used and why it is assumed. */
export interface Assumption {
  /** e.g. sites.kel-tengah.simpul */
  readonly path: string;
  readonly reason: string;
}

/** The loaded, cross-checked, frozen network of a region: all that planning and rendering need. */
export interface Inventory extends NetworkData {
  readonly assumptions: readonly Assumption[];
  /** Position of a path such as sites.kel-tengah.internet; the nearest parent where the path itself is not written. */
  readonly positionOf: (path: string) => Position;
}

/** The network and every register of a region. */
export interface RegionInventory extends Inventory, RegisterData {}

/** The records of a list by the collection's name; none where there is no such list. */
export function recordsOf(inventory: RegionInventory, collection: string): readonly { readonly id: string }[] {
  const records: unknown = Object.entries(inventory).find(([name]) => name === collection)?.[1];
  return Array.isArray(records) ? records : [];
}
