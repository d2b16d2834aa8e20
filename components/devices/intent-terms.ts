// Words that every part of an intent uses: roles, vendors, references to secrets.
export type DeviceRole = "gateway" | "simpul" | "aggregation" | "datacenter" | "opd";

export type VendorName = "routeros" | "ios" | "linux";

/** A secret by its name; in text it stands as `secret(NAME)`. */
export interface Secret {
  readonly secret: string;
}
