// IPv4 values as the inventory writes them; netmask meets the code here.
import { Netmask } from "netmask";
import { z } from "zod";

/** Whether the text is an IPv4 prefix whose host bits are zero. */
function isPrefix(text: string): boolean {
  try {
    const block = new Netmask(text);
    return /^\d+(\.\d+){3}\/\d+$/.test(text) && text === `${block.base}/${block.bitmask}`;
  } catch {
    return false;
  }
}

/** An IPv4 prefix with no host bits, e.g. 10.160.0.0/24. */
export const Prefix = z.string().refine(isPrefix, "an IPv4 prefix without host bits, such as 10.160.0.0/24");

/** An IPv4 address, e.g. 10.161.0.53. */
export const Address = z.ipv4("an IPv4 address, such as 10.161.0.53");
