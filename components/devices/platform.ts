// What a vendor folder provides. Pure: text and values in, text and values out. The same for RouterOS, IOS and Linux.
import type { Advice } from "./advice.ts";
import type { Draft } from "./draft.ts";
import type { DeviceIntent } from "./intent.ts";

// biome-ignore format: a line a vendor
export type Vendor =
  | "ios"
  | "linux"
  | "routeros"
  | "vyos";

/** Turns a clear secret into what may be printed: `secret:` and 8 hex digits, a keyed fingerprint. */
export type Mask = (clear: string) => string;

/** A secret's name to its clear value; undefined where it is not known (yet). */
export type Reveal = (name: string) => string | undefined;

/**
 * Text that could not be read; line and column from 1, in characters.
 */
export interface Unparsed {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** What `parse` says about a section. */
export interface SectionSummary {
  readonly path: string;
  readonly kind: "ordered" | "keyed" | "singleton";
  readonly typed: number;
  readonly opaque: number;
}

/** A device's configuration as a value. What is inside belongs to the vendor; these are what others may ask. */
export interface Model {
  readonly vendor: Vendor;
  /** from the text's header; never compared */
  readonly version?: string;
  readonly model?: string;
  readonly sections: readonly SectionSummary[];
  readonly items: number;
  readonly unparsed: readonly Unparsed[];
  /** sections that the device cut off */
  readonly incomplete: readonly string[];
}

/** Which items of the running device are ours. */
export type Ownership = { readonly kind: "exclusive" } | { readonly kind: "tagged"; readonly prefix: string };

/** How we reach the device: what a script must not cut. */
export interface ManagementPath {
  readonly proto: "ssh";
  readonly port: number;
  readonly address?: string;
  readonly interface?: string;
  readonly from?: string;
  readonly user?: string;
  /** the routing neighbours are changed in the same transaction, so that they agree with what is set here; else they stay as they are */
  readonly farEnd?: "changes";
}

export interface DifferenceOptions {
  readonly own: Ownership;
  readonly manage?: readonly ManagementPath[];
  readonly allowUnparsed?: boolean;
}

/** A step that must not or cannot be taken; step counts from 1. */
export interface Refusal {
  readonly step: number;
  readonly command: string;
  readonly reason: string;
}

/** From running to intended. Every command can be sent alone from the top; any prefix is legal; undo is right from every prefix. */
export interface Difference {
  readonly equal: boolean;
  readonly commands: readonly string[];
  readonly undo: readonly string[];
  /** one sentence a change */
  readonly explain: readonly string[];
  /** what is on the device and is not ours */
  readonly unmanaged: readonly string[];
  readonly refused?: Refusal;
}

/** What a command did. */
export interface TraceStep {
  readonly step: number;
  readonly command: string;
  readonly changed: readonly string[];
  /** what the device printed that is no refusal */
  readonly said?: readonly string[];
}

export interface Simulation<M extends Model> {
  readonly accepted: boolean;
  readonly refused?: Refusal;
  /** the state after the last accepted step */
  readonly model: M;
  readonly trace: readonly TraceStep[];
}

/** A vendor. */
export interface Platform<M extends Model = Model> {
  readonly vendor: Vendor;
  /** its text is many files, each headed `### file: PATH`: a folder of them will do */
  readonly files?: true;
  /** Complete configuration text of an intent, in the order the device prints it; secrets stand as references, see intent.ts. */
  render(intent: DeviceIntent): string;
  /** Any export or running configuration. Never throws on bad text: what it cannot read is in `unparsed`. Clear secrets are kept as they are. */
  parse(text: string): M;
  /** Canonical text: no header, one line an item with its full path, keys sorted, defaults dropped. */
  print(model: M): string;
  /** The same model with every clear value of a secret field masked; values already masked stay. */
  mask(model: M, mask: Mask): M;
  /** The same model with secret references replaced by what `reveal` knows; unknown ones stay references. */
  reveal(model: M, reveal: Reveal): M;
  /** Text of the vendor's (commands, lines that were not read) with every clear value of a secret field in it masked. */
  maskText(text: string, mask: Mask): string;
  /** Text with fingerprints (`secret:1234abcd`) and references (`secret(NAME)`) replaced by what `known` has for them, quoted as it must be. */
  revealText(text: string, known: (word: string) => string | undefined): string;
  /** Secret fields whose clear value looks like a fingerprint: it could not be told from a masked one, so a device with such is refused. */
  lookAlikes(model: M): readonly string[];
  /** Commands in the vendor's language. Secret fields in commands are as in the models: mask the models first, and nothing clear is printed. */
  difference(running: M, intended: M, options: DifferenceOptions): Difference;
  /** Commands as one text, where lines that lead to a mode are not said again; absent: each command is a line. */
  folded?(commands: readonly string[]): string;
  /** Runs a script (the text of commands, one or many) on a model as the device would. */
  simulate(model: M, script: string): Simulation<M>;
  /** The model less what `intended` describes (by comment prefix, key or name): what is left when we go; singletons go back to `before`. */
  without(running: M, intended: M, before: M, own: Ownership): M;
  /** What the device takes and cannot keep: queues that promise too much, rules that go past them. */
  lint?(model: M): readonly Advice[];
  /** What the inventory would say of such a router, and the lines that it has no place for. */
  draft?(model: M): Draft;
}
