// What differs between the RouterOS versions that are known, as far as our lines are concerned.

/** Menus and keys were compared on 7.16.2, 7.18.2, 7.19.6, 7.20.8, 7.22.1 and 7.24: nothing is known of the versions outside. */
const first = 16;
const last = 24;

export interface Features {
  /** /ip/firewall/filter hw-offload: printed for FastTrack until 7.22 took the key away */
  readonly hardwareOffload: boolean;
  /** /system/logging/action remote-log-format, since 7.18; before it was bsd-syslog=yes */
  readonly remoteLogFormat: boolean;
  /** /system/logging has comments since 7.22 */
  readonly loggingComment: boolean;
  /** /ip/dhcp-client default-route-tables, since 7.18 */
  readonly dhcpRouteTables: boolean;
}

/** A version whose menus and keys are not known, or one that lacks what the device needs. The message is for people. */
export class UnsupportedVersion extends Error {
  readonly fix: string;
  constructor(message: string, fix: string) {
    super(message);
    this.name = "UnsupportedVersion";
    this.fix = fix;
  }
}

/** Facts about a version such as 7.20.8; `device` is named in the error. */
export function featuresOf(version: string, device: string): Features {
  const minor = Number(/^7\.(\d+)(?:\.\d+)?$/.exec(version)?.[1] ?? Number.NaN);
  if (!(minor >= first && minor <= last))
    throw new UnsupportedVersion(
      `${device} runs RouterOS ${version}, whose menus are not known`,
      `known are 7.${first} to 7.${last}: write one of these as its version`,
    );
  return { hardwareOffload: minor < 22, remoteLogFormat: minor >= 18, loggingComment: minor >= 22, dhcpRouteTables: minor >= 18 };
}
