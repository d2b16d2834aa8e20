// The sheets of an .xlsx file, read in a thread that may take so much memory and time and no more.
import { Worker } from "node:worker_threads";
import type { Refusal } from "./sheet-limits.ts";
import type { XlsxAnswer } from "./sheet-xlsx-thread.ts";

const memory = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };
const seconds = 20;

const tooMuch: Refusal = {
  message: "reading it takes more memory or time than any survey sheet needs",
  fix: "copy the table alone into a new file, and save it as .xlsx",
};

export function xlsxSheets(bytes: Uint8Array): Promise<XlsxAnswer> {
  const thread = new Worker(new URL("./sheet-xlsx-thread.ts", import.meta.url), { workerData: bytes, resourceLimits: memory });
  return new Promise((resolve) => {
    const end = (answer: XlsxAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      void thread.terminate();
    };
    const timer = setTimeout(() => end(tooMuch), seconds * 1000);
    thread.once("message", end).once("error", () => end(tooMuch));
  });
}
