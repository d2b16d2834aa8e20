// A whole region, checked: what everything after the loader works with.
import { z } from "zod";
import { Addressing } from "./addressing.ts";
import { Board } from "./board.ts";
import { DataCenter, Gateway } from "./datacenter.ts";
import { Document } from "./document.ts";
import { Flow, Waiver } from "./flow.ts";
import { Profile } from "./profile.ts";
import { Kecamatan, Region } from "./region.ts";
import { CoreLink, Simpul } from "./simpul.ts";
import { Site } from "./site.ts";

/** Every collection of a region; a YAML file of the region's folder may hold one or several of these keys. */
export const RegionData = z.strictObject({
  region: Region,
  documents: z.array(Document),
  kecamatan: z.array(Kecamatan),
  boards: z.array(Board),
  profiles: z.array(Profile),
  sites: z.array(Site),
  simpul: z.array(Simpul),
  links: z.array(CoreLink),
  gateway: Gateway,
  datacenter: DataCenter,
  addressing: Addressing,
  waivers: z.array(Waiver),
  flows: z.array(Flow),
});
export type RegionData = z.infer<typeof RegionData>;

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

/** The loaded, cross-checked, frozen inventory of a region. */
export interface Inventory extends RegionData {
  readonly assumptions: readonly Assumption[];
  /** Position of a path such as sites.kel-tengah.internet; the nearest parent where the path itself is not written. */
  readonly positionOf: (path: string) => Position;
}
