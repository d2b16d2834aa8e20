// First contact: which host key a machine shows. Nobody logs in, so nothing of ours is given to whoever answers.
import ssh2 from "ssh2";
import { algorithmsForScan } from "./algorithms.ts";
import { openingFailure } from "./failure.ts";
import { fingerprintOf, keyType, type Pin } from "./host-key.ts";
import { JumpHosts } from "./jump-hosts.ts";
import { type Limits, usualLimits } from "./limits.ts";
import { type Target, TransportError } from "./session.ts";

export interface ShownKey {
  /** `SHA256:…` */
  readonly fingerprint: string;
  /** OpenSSH public key: type and key */
  readonly line: string;
}

export interface ScanOptions {
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
  readonly jumps?: JumpHosts;
  /** the kind of key that is known of it is asked for first */
  readonly known?: Pin;
}

/** Its jump hosts must be pinned: we log in on these. Fails with a TransportError. */
export async function scanHostKey(target: Omit<Target, "hostKey">, options: ScanOptions = {}): Promise<ShownKey> {
  const limits = { ...usualLimits, ...options.limits };
  const host: Target = { ...target, hostKey: "" };
  const jumps = options.jumps ?? new JumpHosts(limits, options.signal);
  const way = await jumps.wayTo(host);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const client = new ssh2.Client();
  client.on("error", (error) => reject(openingFailure(host, "connect", error, "")));
  client.on("close", () => reject(openingFailure(host, "connect", new Error("closed the connection"), "")));
  const abort = (): void => reject(new TransportError(host.device, "connect", "stopped"));
  options.signal?.addEventListener("abort", abort, { once: true });
  client.connect({
    host: host.host,
    port: host.port,
    // Never sent: the key is refused before the login begins.
    username: "-",
    ...(way === undefined ? {} : { sock: way.stream }),
    readyTimeout: limits.connect * 1000,
    algorithms: algorithmsForScan(options.known ?? {}, host.algorithms === "old"),
    hostVerifier: (key: Buffer) => {
      resolve(key);
      return false;
    },
  });
  try {
    const key = await promise;
    return { fingerprint: fingerprintOf(key), line: `${keyType(key)} ${key.toString("base64")}` };
  } finally {
    options.signal?.removeEventListener("abort", abort);
    client.destroy();
    way?.leave();
  }
}
