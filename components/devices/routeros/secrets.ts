// Masking and revealing the secrets of a model: which fields hold them is in the tables of menus (docs/secrets.md).
import { fingerprint, isMasked, reference } from "../engine/secret-word.ts";
import type { Mask, Reveal } from "../platform.ts";
import { withMenus } from "./build.ts";
import { menuOf } from "./menus.ts";
import type { Item, RouterosModel } from "./model.ts";
import { normalAttribute } from "./normal.ts";
import { readable } from "./readable.ts";
import { isScriptKey, isSecretKey } from "./secret-keys.ts";
import { maskScript } from "./secret-text.ts";

/** Every clear value of a secret field masked; values already masked stay. */
export function mask(model: RouterosModel, mask: Mask): RouterosModel {
  return changed(model, (path, item) => maskItem(path, item, mask));
}

function maskItem(path: string, item: Item, mask: Mask): Item {
  if (item.opaque !== undefined) return withOpaque(item, maskScript(item.opaque, mask));
  const menu = menuOf(path);
  if (menu === undefined) return item;
  const keys = [...item.attributes.keys()];
  const secrets = keys.filter((key) => isSecretKey(menu, key) && !isMasked(item.attributes.get(key) ?? ""));
  const scripts = keys.filter((key) => isScriptKey(menu, key));
  if (secrets.length === 0 && scripts.length === 0) return item;
  const attributes = new Map(item.attributes);
  for (const key of secrets) attributes.set(key, mask(attributes.get(key) ?? ""));
  for (const key of scripts) attributes.set(key, maskScript(attributes.get(key) ?? "", mask));
  return { ...item, attributes };
}

function withOpaque(item: Item, opaque: string): Item {
  return opaque === item.opaque ? item : { ...item, opaque };
}

/** Secret fields of a live device whose value looks like a fingerprint, as `path attribute`. */
export function lookAlikes(model: RouterosModel): readonly string[] {
  return [...model.menus].flatMap(([path, items]) =>
    items.flatMap((item) =>
      secretsOf(path, item)
        .filter((key) => fingerprint.test(item.attributes.get(key) ?? ""))
        .map((key) => `${path} ${key}`),
    ),
  );
}

function secretsOf(path: string, item: Item): readonly string[] {
  const menu = menuOf(path);
  return menu === undefined ? [] : [...item.attributes.keys()].filter((key) => isSecretKey(menu, key));
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
