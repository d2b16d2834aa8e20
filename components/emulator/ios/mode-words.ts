// What the prompt says of a mode of the configuration.

/** By the beginning of the mode's name; the first that fits. */
const words: readonly (readonly [mode: RegExp, word: string])[] = [
  [/^global$/, ""],
  [/^interface/, "-if"],
  [/^line/, "-line"],
  [/^vlan/, "-vlan"],
  [/^acl-standard/, "-std-nacl"],
  [/^acl-extended/, "-ext-nacl"],
  [/^policy-map/, "-pmap"],
  [/^class$/, "-pmap-c"],
  [/^class-map/, "-cmap"],
  [/^(ospf|bgp|eigrp|rip|router)/, "-router"],
  [/^applet/, "-applet"],
  [/^archive/, "-archive"],
];

export function modeWord(mode: string): string {
  return words.find(([pattern]) => pattern.test(mode))?.[1] ?? `-${mode}`;
}
