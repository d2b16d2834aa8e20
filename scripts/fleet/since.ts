// What devices ran at an earlier time, as their backups have it: the other side of `simpul drift --since`.
import { platformOf } from "../../components/devices/index.ts";
import { backupFile, backupPlace } from "../backup.ts";
import { GitFolder } from "./git-folder.ts";
import type { IntendedOf } from "./intended.ts";

interface Place {
  readonly region: string;
  readonly backups: string | undefined;
}

/** Everything that changed since counts, whoever owns it. */
export function earlier(when: string, { region, backups }: Place): IntendedOf {
  const repository = GitFolder.of(backups ?? backupPlace(region));
  const commit = repository.commitAt(when);
  return ({ device, vendor }) => {
    const text = repository.textAt(commit, backupFile(device, vendor));
    if (text === undefined) return undefined;
    const platform = platformOf(vendor);
    return { platform, model: platform.parse(text), own: { kind: "exclusive" }, manage: [] };
  };
}
