// What an engineer should know of a device's configuration although the device takes it: in the form of a finding.

export interface Advice {
  readonly rule: string;
  readonly severity: "error" | "warning" | "notice";
  /** the item, as people name it */
  readonly subject: string;
  readonly message: string;
  readonly fix: string;
}
