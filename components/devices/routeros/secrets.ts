// Masking and revealing the secrets of a model: which fields hold them is in the tables of menus (docs/secrets.md).

import type { Mask, Reveal } from "../platform.ts";
import { withMenus } from "./build.ts";
import { secretKey } from "./menus/row.ts";
import { menuOf } from "./menus.ts";
import type { Item, RouterosModel } from "./model.ts";
import { normalAttribute } from "./normal.ts";
import { readable } from "./readable.ts";
import { textOf } from "./text.ts";

const fingerprint = /^secret:[0-9a-f]{8}$/;
const reference = /^secret\(([a-z0-9][a-z0-9.-]*)\)$/;
/** `password=…` within a script; a value that is worked out there (`$x`, `[…]`) is no secret yet. */
const inScript = /([a-z0-9.-]+)=("(?:[^"\\]|\\[\s\S])*"|[^\s;"'\])}$[({]+)/gi;

/** May a value be printed as it is: a fingerprint, a reference, or nothing? */
export function isMasked(value: string): boolean {
  return value === "" || fingerprint.test(value) || reference.test(value);
}

/** A clear value masked; a masked one stays. */
export function maskValue(value: string, mask: Mask): string {
  return isMasked(value) ? value : mask(value);
}

/** Secrets within a script masked, the rest of it left readable. */
export function maskScript(script: string, mask: Mask): string {
  return script.replace(inScript, (whole, key: string, value: string) => (secretKey.test(key) ? `${key}=${maskWord(value, mask)}` : whole));
}

function maskWord(word: string, mask: Mask): string {
  const value = word.startsWith('"') ? textOf(word.slice(1, -1)) : word;
  return isMasked(value) ? word : mask(value);
}

/** Every clear value of a secret field masked; values already masked stay. */
export function mask(model: RouterosModel, mask: Mask): RouterosModel {
  return changed(model, (path, item) => maskItem(path, item, mask));
}

function maskItem(path: string, item: Item, mask: Mask): Item {
  if (item.opaque !== undefined) return withOpaque(item, maskScript(item.opaque, mask));
  const menu = menuOf(path);
  if (menu === undefined) return item;
  const secrets = menu.secrets.filter((key) => !isMasked(item.attributes.get(key) ?? ""));
  const scripts = menu.scripts?.filter((key) => item.attributes.has(key)) ?? [];
  if (secrets.length === 0 && scripts.length === 0) return item;
  const attributes = new Map(item.attributes);
  for (const key of secrets) attributes.set(key, mask(attributes.get(key) ?? ""));
  for (const key of scripts) attributes.set(key, maskScript(attributes.get(key) ?? "", mask));
  return { ...item, attributes };
}

function withOpaque(item: Item, opaque: string): Item {
  return opaque === item.opaque ? item : { ...item, opaque };
}

/** Secret references replaced by what `reveal` knows, wherever they stand; unknown ones stay references. */
export function reveal(model: RouterosModel, reveal: Reveal): RouterosModel {
  return changed(model, (path, item) => revealItem(path, item, reveal));
}

const referenceWord = /"?secret\(([a-z0-9][a-z0-9.-]*)\)"?/g;

function revealItem(path: string, item: Item, reveal: Reveal): Item {
  if (item.opaque !== undefined) {
    return withOpaque(
      item,
      item.opaque.replace(referenceWord, (whole, name: string) => readableOr(reveal(name), whole)),
    );
  }
  const known = [...item.attributes]
    .map(([key, value]) => [key, revealed(value, reveal)] as const)
    .filter(([, value]) => value !== undefined);
  if (known.length === 0) return item;
  const attributes = new Map(item.attributes);
  const menu = menuOf(path);
  for (const [key, value = ""] of known) {
    const normal = menu === undefined ? value : normalAttribute(menu, attributes, key, value);
    if (normal === undefined) attributes.delete(key);
    else attributes.set(key, normal);
  }
  return { ...item, attributes };
}

function readableOr(value: string | undefined, otherwise: string): string {
  return value === undefined ? otherwise : readable(value);
}

function revealed(value: string, reveal: Reveal): string | undefined {
  const name = reference.exec(value)?.[1];
  return name === undefined ? undefined : reveal(name);
}

function changed(model: RouterosModel, change: (path: string, item: Item) => Item): RouterosModel {
  const menus = new Map<string, readonly Item[]>();
  for (const [path, items] of model.menus)
    menus.set(
      path,
      items.map((item) => change(path, item)),
    );
  return withMenus(model, menus);
}
