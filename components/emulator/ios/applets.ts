// The Embedded Event Manager: applets with a timer fire by the device's own clock and type what they say.
import type { Item } from "../../devices/ios/model.ts";
import { IosConsole } from "./console.ts";
import type { IosDevice } from "./device.ts";

interface Applet {
  readonly name: string;
  /** milliseconds */
  readonly time: number;
  readonly again: boolean;
  /** what is typed, in the order of the actions' labels */
  readonly commands: readonly string[];
  /** another one when any line of it is */
  readonly mark: string;
}

function appletOf({ key, children = [] }: Item): Applet | undefined {
  const [, kind, seconds] =
    /^event timer (watchdog|countdown) time (\d+)/.exec(children.find((child) => child.key === "event")?.line ?? "") ?? [];
  if (kind === undefined) return undefined;
  const commands = children.flatMap(({ line }) => /^action \S+ cli command "(.*)"/.exec(line)?.[1] ?? []);
  const mark = JSON.stringify(children.map(({ line }) => line));
  return { name: key.split(" ").at(-1) ?? "", time: Number(seconds) * 1000, again: kind === "watchdog", commands, mark };
}

export class Applets {
  readonly #device: IosDevice;
  readonly #waiting = new Map<string, { readonly mark: string; readonly off: () => void }>();

  constructor(device: IosDevice) {
    this.#device = device;
  }

  get #all(): readonly Applet[] {
    return this.#device.model.root.filter(({ rule }) => rule?.opens === "applet").flatMap((item) => appletOf(item) ?? []);
  }

  /** Sets timers for what the configuration says now; an applet that did not change keeps its time. */
  plan(): void {
    const wanted = new Map(this.#all.map((applet) => [applet.name, applet]));
    for (const [name, { mark, off }] of this.#waiting) {
      if (wanted.get(name)?.mark === mark) continue;
      off();
      this.#waiting.delete(name);
    }
    if (this.#device.power !== "on") return;
    for (const applet of wanted.values()) if (!this.#waiting.has(applet.name)) this.#wind(applet);
  }

  fireAll(): void {
    for (const applet of this.#all) this.#fire(applet);
  }

  forget(): void {
    for (const { off } of this.#waiting.values()) off();
    this.#waiting.clear();
  }

  #wind(applet: Applet): void {
    const off = this.#device.clock.at(this.#device.clock.now() + applet.time, () => {
      this.#fire(applet);
      if (!applet.again) return;
      this.#waiting.delete(applet.name);
      this.plan();
    });
    this.#waiting.set(applet.name, { mark: applet.mark, off });
  }

  /** Nobody sees what it prints; it goes on after a refusal [D]. */
  #fire({ name, commands }: Applet): void {
    const { revision } = this.#device;
    const console = new IosConsole(this.#device, `applet ${name}`);
    const ends = commands.map((command) => console.take(command));
    const [changed, ok] = [this.#device.revision !== revision, ends.every((end) => end.ok)];
    this.#device.around.log.write({ device: this.#device.id, event: "timer", command: commands.join("; "), changed, ok });
    this.#device.save();
  }
}
