// sshd_config: the first word on a thing counts; some things are said many times; Match blocks stand at the end, in their order.
import { compareText } from "../../engine/natural.ts";
import type { Item } from "../model.ts";
import type { FileReader } from "./read.ts";

/** Keywords as sshd_config(5) writes them; those of the second list may be said many times. */
const single =
  "AddressFamily AllowAgentForwarding AllowStreamLocalForwarding AllowTcpForwarding AuthenticationMethods AuthorizedKeysCommand AuthorizedKeysCommandUser AuthorizedKeysFile AuthorizedPrincipalsFile Banner CASignatureAlgorithms ChallengeResponseAuthentication ChrootDirectory Ciphers ClientAliveCountMax ClientAliveInterval Compression DisableForwarding ExposeAuthInfo FingerprintHash ForceCommand GatewayPorts GSSAPIAuthentication HostbasedAuthentication HostKeyAlgorithms IgnoreRhosts IgnoreUserKnownHosts IPQoS KbdInteractiveAuthentication KerberosAuthentication KexAlgorithms LoginGraceTime LogLevel MACs MaxAuthTries MaxSessions MaxStartups ModuliFile PasswordAuthentication PermitEmptyPasswords PermitListen PermitOpen PermitRootLogin PermitTTY PermitTunnel PermitUserEnvironment PermitUserRC PerSourceMaxStartups PidFile PrintLastLog PrintMotd PubkeyAcceptedAlgorithms PubkeyAuthentication RekeyLimit RequiredRSASize RevokedKeys StreamLocalBindMask StreamLocalBindUnlink StrictModes SyslogFacility TCPKeepAlive TrustedUserCAKeys UseDNS UsePAM VersionAddendum X11DisplayOffset X11Forwarding X11UseLocalhost XAuthLocation".split(
    " ",
  );
const many =
  "AcceptEnv AllowGroups AllowUsers DenyGroups DenyUsers HostCertificate HostKey Include ListenAddress LogVerbose Port SetEnv Subsystem".split(
    " ",
  );
const spelling = new Map([...single, ...many].map((word) => [word.toLowerCase(), word]));
const repeated: ReadonlySet<string> = new Set(many);
/** Lists of words that may stand on one line or on several. */
const gathered: ReadonlySet<string> = new Set(["AcceptEnv", "AllowGroups", "AllowUsers", "DenyGroups", "DenyUsers"]);
/** What sshd does where nothing is said. */
const standard: ReadonlySet<string> = new Set([
  "PubkeyAuthentication yes",
  "PasswordAuthentication yes",
  "PermitRootLogin prohibit-password",
  "PermitEmptyPasswords no",
  "StrictModes yes",
  "TCPKeepAlive yes",
  "UsePAM no",
  "X11Forwarding no",
  "MaxAuthTries 6",
  "MaxSessions 10",
  "AddressFamily any",
  "LogLevel INFO",
  "SyslogFacility AUTH",
]);

interface Block {
  /** empty for what stands before the first Match */
  readonly head: string;
  readonly lines: (readonly [key: string, value: string])[];
}

export const readSshd: FileReader = (lines, trouble) => {
  const blocks: Block[] = [{ head: "", lines: [] }];
  lines.forEach((line, at) => {
    const text = line.trim();
    if (text === "" || text.startsWith("#")) return;
    const [, word, value] = /^([A-Za-z0-9]+)(?:\s*=\s*|\s+)(\S.*)$/.exec(text) ?? [];
    if (word === undefined || value === undefined || /\p{Cc}/u.test(value.replaceAll("\t", " "))) trouble(at);
    else if (word.toLowerCase() === "match") blocks.push({ head: `Match ${value.split(/\s+/).join(" ")}`, lines: [] });
    else blocks.at(-1)?.lines.push([spelling.get(word.toLowerCase()) ?? word, value.split(/\s+/).join(" ")]);
  });
  return blocks.flatMap((block, at): Item[] => {
    const items = itemsOf(block);
    return at === 0 ? items : [{ key: `${block.head} #${at}`, text: block.head, children: items }];
  });
};

function itemsOf({ head, lines }: Block): Item[] {
  const held = new Map<string, string[]>();
  for (const [key, value] of lines) {
    const values = held.get(key) ?? [];
    held.set(key, values);
    if (gathered.has(key)) values.push(...value.split(" "));
    else if (repeated.has(key) || values.length === 0) values.push(value);
  }
  const ports = held.get("Port");
  if (ports?.length === 1 && ports[0] === "22") held.delete("Port");
  return [...held]
    .toSorted(([a], [b]) => compareText(a.toLowerCase(), b.toLowerCase()))
    .flatMap(([key, values]) => linesOf(key, values))
    .filter(({ text }) => head !== "" || !standard.has(text));
}

function linesOf(key: string, values: readonly string[]): Item[] {
  const known = spelling.has(key.toLowerCase());
  const texts = gathered.has(key) ? [[...new Set(values)].sort(compareText).join(" ")] : [...new Set(values)];
  return texts.map((value, at) => ({
    key: at === 0 ? key : `${key} #${at + 1}`,
    text: `${key} ${value}`,
    ...(known ? {} : { opaque: true as const }),
  }));
}
