// Texts of other projects, and of the reference network: they lie beside the checkout, or are not there.
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const shared = resolve(import.meta.dirname, "../../shared");

/** Whole paths; none where the folder is not there. */
export function corpus(folder: string, pattern: RegExp): string[] {
  try {
    return readdirSync(resolve(shared, folder))
      .filter((name) => pattern.test(name))
      .map((name) => resolve(shared, folder, name));
  } catch {
    return [];
  }
}

/** RouterOS exports: whole configurations. */
export const routerosExports = [
  ...corpus("fixtures/routeros", /export.*\.rsc$|^own-.*\.rsc$/),
  ...corpus("reference-network/golden", /\.rsc$/),
];

/** Running configurations of IOS. */
export const iosConfigurations = corpus("fixtures/ios", /\.(cfg|conf)$|_output\.txt$/);

/** Files of a folder and of all below it. */
export function filesBelow(folder: string, pattern: RegExp): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isFile() && pattern.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** Folders that hold texts of Linux routers, and what in them is one. */
const linuxFolders: Readonly<Record<string, RegExp>> = {
  frr: /(\.conf|\.cfg|\.txt)$/,
  nft: /\.(nft|conf)$/,
  nftables: /\.(nft|conf)$/,
  linux: /./,
  networkd: /\.(network|netdev|link)$/,
  ifupdown: /./,
  tc: /./,
};

export const linuxConfigurations = Object.entries(linuxFolders).flatMap(([name, pattern]) =>
  filesBelow(resolve(shared, "fixtures", name), pattern),
);

/** Our own cases of Linux, but those that are about a text that no router can hold. */
export const linuxCases = ["simulate/linux", "diff/linux"]
  .flatMap((folder) => filesBelow(resolve(import.meta.dirname, "golden", folder), /^(state|running|intended)\.conf$/))
  .filter((file) => !/refused-(line-not-read|\w+-goes-its-\w+-stays)\//.test(file));

/** Every file of the corpora, whatever it is. */
export const everyFixture = filesBelow(resolve(shared, "fixtures"), /./);
