// The pages that people read: every path of this repository that they name, and every page that they link to, is there.
import { globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const tops = ["components", "docs", "inventory", "scripts", "stacks", "test"];
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(root, "docs")).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
];

const files = tops.flatMap((top) => globSync(`${top}/**`, { cwd: root }));
const known = new Set(files);

/** The region that docs/new-region.md makes before the reader's eyes. */
const madeByReader = ["inventory/regions/kubu-raya"];

/** `components/devices/VENDOR/simulate/` and `menus*.ts` stand for several. */
function isThere(path: string): boolean {
  const pattern = path.replace(/\/$/, "").replaceAll(/\b[A-Z]{2,}\b/g, "*");
  return known.has(pattern) || (pattern.includes("*") && globSync(pattern, { cwd: root }).length > 0);
}

/** Words between backticks that are paths from the top, or the name of a program file somewhere below it. */
function missing(page: string): readonly string[] {
  const text = readFileSync(join(root, page), "utf8");
  const words = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = ""]) => code.split(/\s+/));
  const paths = words.filter((word) => tops.some((top) => word.startsWith(`${top}/`)) && !madeByReader.includes(word));
  const names = words.filter((word) => /^[a-z][\w/-]*\.ts$/.test(word) && !paths.includes(word));
  const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, link = ""]) => normalize(join(dirname(page), link)));
  return [
    ...paths.filter((path) => !isThere(path)),
    ...names.filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`))),
    ...links.filter((link) => globSync(link, { cwd: root }).length === 0),
  ].map((path) => `${page}: ${path}`);
}

test("every path and every link of the pages leads somewhere", () => {
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.flatMap(missing)).toEqual([]);
});
