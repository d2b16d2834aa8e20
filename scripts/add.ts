// `simpul add site`: a new site in the inventory, comments and layout kept, and its numbers in the lock file.
import { type AddSiteOptions, addSiteAnswer } from "./add/site.ts";
import { act, type CommonOptions, type Register } from "./door/door.ts";

export const register: Register = (program) => {
  const command = program
    .command("add")
    .description("Add to the inventory.")
    .command("site")
    .description("Add a site: writes the YAML, comments and layout kept, and its numbers to the lock file.")
    .option("--id <id>", "lower-case id, e.g. kel-tengah")
    .option("--name <name>", "name for people")
    .option("--kecamatan <id>", "the district that it lies in")
    .option("--simpul <id>", "the node that it hangs on; else the nearest with a free port")
    .option("--after <site>", "the site behind which it is written; else the last")
    .option("--kind <kind>", "opd, kecamatan, kelurahan, bumd, rsud or vertical", "opd");
  act<CommonOptions & AddSiteOptions>(command, (_, options) => addSiteAnswer(options, new Date().toISOString().slice(0, 10)));
};
