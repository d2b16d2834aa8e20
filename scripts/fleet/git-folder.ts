// A git repository of our own in a folder: commits of texts, and texts as they were. Neither the caller's git settings nor hooks come in.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { DoorError } from "../door/door.ts";

const ours = ["user.name=simpul", "user.email=simpul@localhost", "commit.gpgsign=false", "core.hooksPath=/dev/null", "core.autocrlf=false"];

export class GitFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** The repository of a folder; made where there is none and the folder is empty or not there. */
  static made(path: string): GitFolder {
    const folder = new GitFolder(resolve(path));
    if (folder.#isThere) return folder;
    if (statSync(folder.path, { throwIfNoEntry: false })?.isDirectory() === false)
      throw new DoorError(`${folder.path} is no folder`, { fix: "name a folder of its own, such as ../backup" });
    if (existsSync(folder.path) && readdirSync(folder.path).length > 0)
      throw new DoorError(`${folder.path} is no git repository, and not empty`, { fix: "name a folder of its own, such as ../backup" });
    mkdirSync(folder.path, { recursive: true, mode: 0o700 });
    folder.#git("init", "--quiet", "--initial-branch=main");
    return folder;
  }

  static of(path: string): GitFolder {
    const folder = new GitFolder(resolve(path));
    if (!folder.#isThere)
      throw new DoorError(`${folder.path} holds no backups`, { fix: "simpul backup, or name their folder with --backups DIR" });
    return folder;
  }

  get #isThere(): boolean {
    return existsSync(join(this.path, ".git"));
  }

  /** Commits these files, and nothing else that lies about; undefined where none of them changed. */
  commit(files: readonly string[], message: string): string | undefined {
    this.#git("add", "--", ...files);
    if (this.#git("diff", "--cached", "--name-only", "--", ...files) === "") return undefined;
    this.#git("commit", "--quiet", "--no-verify", "--message", message, "--", ...files);
    return this.#git("rev-parse", "HEAD").trim();
  }

  /** Whether what is in the folder differs from the last commit. */
  changed(files: readonly string[]): ReadonlySet<string> {
    const lines = this.#git("status", "--porcelain=v1", "-z", "--untracked-files=all", "--", ...files).split("\0");
    return new Set(lines.filter((line) => line !== "").map((line) => line.slice(3)));
  }

  /** The commit that is meant: by its name, or the last one before a time. */
  commitAt(when: string): string {
    const named = this.#tried("rev-parse", "--quiet", "--verify", "--end-of-options", `${when}^{commit}`);
    if (named !== undefined) return named.trim();
    const dated = Number.isNaN(Date.parse(when)) ? "" : (this.#tried("rev-list", "-1", `--before=${when}`, "HEAD") ?? "").trim();
    if (dated !== "") return dated;
    throw new DoorError(`no backup in ${this.path} is from before "${when}"`, {
      fix: "a time such as 2026-11-25T14:00Z, or a commit of the backups: git log --oneline there lists them",
    });
  }

  /** A file as it was; undefined where the commit has none. */
  textAt(commit: string, file: string): string | undefined {
    return this.#tried("show", `${commit}:${file}`);
  }

  #tried(...words: readonly string[]): string | undefined {
    try {
      return this.#git(...words);
    } catch (error) {
      if (error instanceof DoorError) return undefined;
      throw error;
    }
  }

  #git(...words: readonly string[]): string {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
    const all = [...ours.flatMap((pair) => ["-c", pair]), ...words];
    try {
      return execFileSync("git", all, { cwd: this.path, env, encoding: "utf8", maxBuffer: 512 * 1024 * 1024, stdio: "pipe" });
    } catch (error) {
      const { code, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: string };
      if (code === "ENOENT") throw new DoorError("git is not there", { fix: "install git" });
      throw new DoorError(`git ${words[0]} in ${this.path}: ${String(stderr).trim().split("\n")[0]}`, {
        fix: `git -C ${this.path} status`,
      });
    }
  }
}
