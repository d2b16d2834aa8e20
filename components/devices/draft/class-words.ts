// Which segment class of the inventory is meant by the names that people gave a network.
import type { SegmentClass } from "../../../inventory/schema/segment.ts";

/** The first that is found decides: a network for guests is one also where its name says office. */
const words: readonly (readonly [SegmentClass, RegExp])[] = [
  ["tamu", /tamu|guest|hotspot|publik|visitor/i],
  ["cctv", /cctv|kamera|camera|nvr|atcs|\biot\b/i],
  ["voip", /voip|voice|telepon|phone/i],
  ["pelayanan", /layanan|loket|counter/i],
  ["server", /server|srv/i],
  ["perangkat", /perangkat|mgmt|manag|kelola/i],
  ["kantor", /kantor|office|staf|pegawai|\blan\b/i],
];

export function classMeant(names: readonly string[]): SegmentClass | undefined {
  return words.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0];
}
