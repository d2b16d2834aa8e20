// One seed for all properties, so that two runs of one commit agree; SIMPUL_SEED=random (or a number) hunts elsewhere.
import fc from "fast-check";

const fixed = 20_260_101;
const wanted = process.env.SIMPUL_SEED;

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: wanted === "random" ? Date.now() | 0 : Number(wanted ?? fixed) });
