// Why a router could no longer be managed over a path, for what it holds now.
import type { ManagementPath } from "../../platform.ts";
import type { LinuxModel } from "../model.ts";
import type { Area } from "./change.ts";

export type Check = (model: LinuxModel, path: ManagementPath) => string | undefined;

export const checks: readonly Check[] = [];

/** Areas whose changes the checks look at. */
export const watched: ReadonlySet<Area> = new Set();
