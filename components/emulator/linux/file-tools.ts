// Tools on files: those that a change, its undo and a look call, as coreutils have them.
import { createHash } from "node:crypto";
import { kindOf } from "../../devices/linux/bundle.ts";
import { done, failure, output, type Result } from "../../devices/linux/simulate/machine.ts";
import { tools } from "../../devices/linux/simulate/tools.ts";
import type { LinuxDevice } from "./device.ts";

export type HostTool = (device: LinuxDevice, words: readonly string[], input: string) => Result;

/** Words that are no flags; a flag's own value goes with it. */
function plain(words: readonly string[], withValue = ""): readonly string[] {
  return words.filter((word, at) => !word.startsWith("-") && !(withValue !== "" && words[at - 1] === withValue));
}

const nothing = (name: string, path: string): Result => failure(`${name}: cannot access '${path}': No such file or directory\n`);

export const fileTools: Readonly<Record<string, HostTool>> = {
  cat: ({ disk, contentOf }, words) => {
    const missing = words.find((path) => contentOf(path) === undefined && path !== "-");
    const shown = words.map((path) => contentOf(path) ?? "").join("");
    return missing === undefined
      ? output(shown)
      : {
          status: 1,
          out: shown,
          err: disk.isFolder(missing) ? `cat: ${missing}: Is a directory\n` : `cat: ${missing}: No such file or directory\n`,
        };
  },
  ls: ({ disk }, words) => {
    const asked = plain(words);
    if (!words.includes("-d"))
      return output(
        asked
          .flatMap((path) => disk.list(path))
          .map((name) => `${name}\n`)
          .join(""),
      );
    const found = asked.filter((path) => disk.isThere(path));
    return { status: found.length === asked.length ? 0 : 2, out: found.map((name) => `${name}\n`).join(""), err: "" };
  },
  mkdir: ({ disk }, words) => {
    const [path = ""] = plain(words, "-m");
    if (disk.isThere(path) && !words.includes("-p")) return failure(`mkdir: cannot create directory '${path}': File exists\n`);
    return disk.isThere(path) || disk.write(`${path}/`, "")
      ? done
      : failure(`mkdir: cannot create directory '${path}': No space left on device\n`);
  },
  rmdir: ({ disk }, [path = ""]) => {
    if (disk.list(path).length > 0) return failure(`rmdir: failed to remove '${path}': Directory not empty\n`);
    return disk.delete(`${path}/`) ? done : failure(`rmdir: failed to remove '${path}': No such file or directory\n`);
  },
  rm: (device, words) => {
    for (const path of plain(words))
      if (!device.disk.delete(path) && device.parts.has(path)) tools.rm?.(device.machine, ["-f", path], "", new Map());
    return done;
  },
  ln: ({ disk }, words) => {
    const [target = "", path = ""] = plain(words);
    const isForced = words.some((word) => /^-\w*f/.test(word));
    if (disk.isThere(path) && !isForced) return failure(`ln: failed to create symbolic link '${path}': File exists\n`);
    disk.makeLink(path, target);
    return done;
  },
  readlink: ({ disk }, [path = ""]) => {
    const target = disk.linkOf(path);
    return target === undefined ? failure("") : output(`${target}\n`);
  },
  touch: ({ disk }, [path = ""]) => {
    if (!disk.isFolder(path.slice(0, path.lastIndexOf("/")))) return failure(`touch: cannot touch '${path}': No such file or directory\n`);
    return disk.has(path) || disk.write(path, "") ? done : failure(`touch: cannot touch '${path}': No space left on device\n`);
  },
  cp: (device, [from = "", to = ""]) => {
    const content = device.contentOf(from);
    if (content === undefined) return nothing("cp", from);
    return device.disk.write(to, content) ? done : failure(`cp: cannot create regular file '${to}': No space left on device\n`);
  },
  chmod: () => done,
  sync: () => done,
  mv: (device, words) => {
    const [from = "", to = ""] = plain(words);
    const content = device.disk.get(from);
    if (content === undefined || !isOnlyFile(to)) return awaited(tools.mv?.(device.machine, words, "", new Map()));
    device.disk.set(to, content);
    device.disk.delete(from);
    return done;
  },
  test: (device, words) => ({ status: holds(device, words) ? 0 : 1, out: "", err: "" }),
  sha256sum: (device, words, input) => (words[0] === "-c" ? compared(device, input) : summed(device, words)),
  grep: (device, words, input) => {
    const flags = words.filter((word) => word.startsWith("-")).join("");
    const [pattern = "", ...files] = plain(words);
    const text = files.length === 0 ? input : files.map((file) => device.contentOf(file) ?? "").join("");
    if (!flags.includes("o"))
      return awaited(
        tools.grep?.(
          device.machine,
          [...words.filter((word) => word.startsWith("-") && word !== "-qs"), ...(flags.includes("qs") ? ["-q"] : []), pattern],
          text,
          new Map(),
        ),
      );
    const found = [...text.matchAll(new RegExp(pattern, "g"))].map(([word]) => `${word}\n`);
    return { status: found.length > 0 ? 0 : 1, out: found.join(""), err: "" };
  },
  cut: (_, __, input) =>
    output(
      input
        .split("\n")
        .map((line) => line.split("\t")[0] ?? "")
        .join("\n"),
    ),
};

function sumOf({ files }: LinuxDevice, path: string): string | undefined {
  const bytes = files.read(path.replace(/^\//, ""));
  return bytes === undefined ? undefined : createHash("sha256").update(bytes).digest("hex");
}

function summed(device: LinuxDevice, paths: readonly string[]): Result {
  const sums = paths.map((path) => ({ path, sum: sumOf(device, path) }));
  const lines = sums.flatMap(({ path, sum }) => (sum === undefined ? [] : [`${sum}  ${path}\n`]));
  const missing = sums.find(({ sum }) => sum === undefined);
  return {
    status: missing === undefined ? 0 : 1,
    out: lines.join(""),
    err: missing === undefined ? "" : nothing("sha256sum", missing.path).err,
  };
}

/** `sha256sum -c`: sums and names, a line each. */
function compared(device: LinuxDevice, input: string): Result {
  const lines = input.split("\n").flatMap((line) => {
    const [sum, path] = line.split("  ");
    return path === undefined ? [] : [`${path}: ${sumOf(device, path) === sum ? "OK" : "FAILED"}\n`];
  });
  return { status: lines.some((line) => line.endsWith("FAILED\n")) ? 1 : 0, out: lines.join(""), err: "" };
}

/** What FRR, nft and tc read at the machine's start, and nobody before; and what is in a folder of a change. */
function isOnlyFile(path: string): boolean {
  return ["frr", "nft", "tc"].includes(kindOf(path)) || /^\/etc\/simpul-[^/]+\//.test(path);
}

function holds(device: LinuxDevice, words: readonly string[]): boolean {
  if (words[0] === "!") return !holds(device, words.slice(1));
  const [flag, path = ""] = words;
  if (flag === "-d") return device.disk.isFolder(path);
  if (flag === "-h") return device.disk.linkOf(path) !== undefined;
  return device.contentOf(path) !== undefined || (flag === "-e" && device.disk.isFolder(path));
}

/** A tool of the model answers at once. */
export function awaited(result: ReturnType<NonNullable<(typeof tools)[string]>> | undefined): Result {
  if (result === undefined || !("status" in result)) throw new TypeError("a tool of the model waits");
  return result;
}
