// Property values as Pulumi sends them: secrets come wrapped, values that are not known yet as a sentinel; both are kept that way.

/** Marks of the engine's wire format (@pulumi/pulumi runtime/rpc.js: specialSigKey, specialSecretSig, unknownValue). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export type Properties = Readonly<Record<string, unknown>>;

/** Plain values, and which of the top-level properties had a secret in them. */
export interface Plain {
  readonly values: Record<string, unknown>;
  readonly secret: ReadonlySet<string>;
}

interface Unwrapped {
  readonly value: unknown;
  readonly secret: boolean;
}

/** Takes the secret marks off; a property is secret when anything in it is. */
export function unwrap(properties: Properties): Plain {
  const values: Record<string, unknown> = {};
  const secret = new Set<string>();
  for (const [key, wrapped] of Object.entries(properties)) {
    const inner = unwrapValue(wrapped);
    values[key] = inner.value;
    if (inner.secret) secret.add(key);
  }
  return { values, secret };
}

function unwrapValue(value: unknown): Unwrapped {
  if (Array.isArray(value)) return together(value.map(unwrapValue));
  if (!isObject(value)) return { value, secret: false };
  if (value[SIGNATURE] === SECRET) return { value: unwrapValue(value.value).value, secret: true };
  const entries = Object.entries(value).map(([key, inner]) => [key, unwrapValue(inner)] as const);
  return {
    value: Object.fromEntries(entries.map(([key, inner]) => [key, inner.value])),
    secret: entries.some(([, inner]) => inner.secret),
  };
}

function together(items: readonly Unwrapped[]): Unwrapped {
  return { value: items.map(({ value }) => value), secret: items.some(({ secret }) => secret) };
}

/** Puts the marks back on the named top-level properties, and drops what is undefined. */
export function wrap(values: Properties, secret: ReadonlySet<string>): Record<string, unknown> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([key, value]) => [key, secret.has(key) ? { [SIGNATURE]: SECRET, value: plain(value) } : plain(value)]),
  );
}

/** Drops what is undefined, at every depth: the wire format has no word for it. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, plain(inner)]])));
}

export function isUnknown(value: unknown): boolean {
  return value === UNKNOWN;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
