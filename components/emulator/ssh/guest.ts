// Somebody who is logged in on a device, and what its vendor's console does for them.
import type { ServerChannel } from "ssh2";
import type { KindName } from "../faults/kinds.ts";
import type { Moment } from "../faults/waiting.ts";

/** How a command ended. */
export interface Ended {
  readonly text: string;
  readonly ok: boolean;
  readonly changed: boolean;
  /** exit status; 0 where the vendor has no other, whatever happened */
  readonly status?: number;
  /** where the console stands after it, where it has places */
  readonly path?: string;
}

/** Where a command stands in a safe change. A script's own lines are struck one by one; a line is one of a script that is typed. */
export type Asked = Moment & { readonly is?: "script" | "line" };

export interface How extends Asked {
  readonly path: string;
  readonly isReadOnly: boolean;
  /** conditions that bit in this session */
  readonly felt: Set<KindName>;
  /** whether nobody is at the other end any more */
  readonly isOver: () => boolean;
  /** called before each line of a script: where faults strike */
  readonly inFile: (line: number) => Promise<void>;
}

export interface Guest {
  readonly user: string;
  /** what they may do to files over SFTP */
  readonly files: "none" | "read" | "write";
  /** before it is run */
  asked(command: string): Asked;
  run(command: string, how: How): Promise<Ended>;
}

/** Opens an interactive console on a channel. */
export type OpenShell<V> = (visit: V, channel: ServerChannel, terminal: boolean) => void;
