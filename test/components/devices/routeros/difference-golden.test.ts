// Hand-made pairs of RouterOS configurations with the exact script, undo and sentences.
import { routeros } from "../../../../components/devices/routeros/index.ts";
import { writtenDifferences } from "../../../written-differences.ts";

writtenDifferences(routeros, { ending: "rsc" });
