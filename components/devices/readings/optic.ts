// What an optic in a cage measures of itself and of its line.

export interface Optic {
  readonly interface: string;
  readonly present: boolean;
  /** of its link, in the device's word */
  readonly status?: string;
  readonly vendor?: string;
  readonly part?: string;
  readonly serial?: string;
  /** nm */
  readonly wavelength?: number;
  /** dBm; absent: not measured, or no light */
  readonly tx?: number;
  readonly rx?: number;
  /** °C, V, mA */
  readonly temperature?: number;
  readonly voltage?: number;
  readonly bias?: number;
}

/** The number in `-7.2dBm`, `1310nm`, `38C`; undefined for `N/A`, `--` and what is not there. */
export function measured(text: string | undefined): number | undefined {
  const found = /^[+-]?\d+(?:\.\d+)?/.exec((text ?? "").trim());
  return found === null ? undefined : Number(found[0]);
}

export function withoutUnknown<T extends object>(values: { readonly [Key in keyof T]: T[Key] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== "")) as Partial<T>;
}
