// How a RouterOS device says no.

/** RouterOS's own words; printed where a command's answer goes, and the script ends there. */
export class Refused extends Error {}

export const notPermitted = "not enough permissions (9)";
export const notInDeviceMode = "failure: not allowed by device-mode";
