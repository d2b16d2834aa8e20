// The fault table of IOS devices without an archive: their undo is an applet of ours.
import { trial as withArchive } from "../ios/trial.ts";
import { at, type Trial } from "../trial.ts";

export const trial: Trial = {
  ...withArchive,
  name: "ios-applet",
  prepare: (session, configuration) => withArchive.prepare(session, `no archive\n${configuration}`),
  systematic: [...withArchive.systematic, ...at(["kill", "kill-in"], ["98", "99", "100"])],
  chosen: [
    "cut@arm",
    "cut@apply:25",
    "reboot@apply:49",
    "fast-timer@verify",
    "fast-timer@disarm",
    "cut-after@disarm",
    "kill@21",
    "kill@23",
    "kill-in@55",
    "ram-disk",
  ],
  halfway: {
    commands: ["configure terminal", "hostname setengah", "event manager applet simpul-undo-x", "event timer watchdog time 300", "end"],
    left: ["event manager applet simpul-undo-x", "what runs and was not saved"],
  },
};
