// What a RouterOS device keeps when the power goes, besides what every device keeps.

/** A menu's items as JSON: id, fixed, opaque text or null, attributes. */
export type StoredItem = readonly [id: number, fixed: boolean, opaque: string | null, attributes: readonly (readonly [string, string])[]];
export type StoredMenus = readonly (readonly [path: string, items: readonly StoredItem[]])[];

/** A background job that sleeps: what is left of its script. */
export interface SleepingJob {
  readonly id: number;
  /** device time at which it goes on */
  readonly at: number;
  readonly script: string;
  readonly user: string;
  readonly policies: readonly string[];
}

export type DeviceMode = "home" | "basic" | "advanced";

export interface HeldRouteros {
  /** absent: as on day 0 */
  readonly menus: StoredMenus;
  readonly deviceMode: DeviceMode;
  readonly jobs: readonly SleepingJob[];
  /** next time of each scheduler entry, by name */
  readonly timers: Readonly<Record<string, number>>;
}
