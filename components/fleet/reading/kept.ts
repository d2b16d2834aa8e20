// Records without what is not known.

type Kept<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Less what is not known. */
export function kept<T extends Readonly<Record<string, unknown>>>(values: T): Kept<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Kept<T>;
}
