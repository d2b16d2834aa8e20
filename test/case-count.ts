// Notes on each test how many cases its properties were tried on, for the table of `npm run laws`.
import fc from "fast-check";
import { afterEach, beforeEach } from "vitest";
import { takeCount, tried } from "./cases.ts";

declare module "vitest" {
  interface TaskMeta {
    cases?: number;
  }
}

fc.installGlobalPlugin(fc.beforeEach(tried));
beforeEach(() => {
  takeCount();
});
afterEach(({ task }) => {
  const cases = takeCount();
  if (cases > 0) task.meta.cases = cases;
});
