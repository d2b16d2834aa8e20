// Secrets in lines whose words are not all known: told by the words in front of them.

/** A word that a secret follows, with its disguise between them where it has one; up to the next of them or to the end of the line. */
const before =
  /\b((?:password|secret|passphrase|key-string|pre-shared-key|shared-secret|authentication-key|server-key|encryption-key|message-auth-code-key|wpa-psk|set-key(?: ascii| hex)?|(?:radius|tacacs)-server(?: host \S+)?(?: (?!key)\S+)* key|cak|sak|community|key(?= [0-9] \S{2}))(?: (?:ascii|hex|encrypted|md5))?(?: [05-9](?= \S))?) (.+?)(?=(?: (?:secret|password|message-auth-code-key|format|privilege|level|address|hostname|auth-port|acct-port|timeout|retransmit|port|vrf|role|view|autocommand|cryptographic-algorithm|ro|rw|RO|RW)\b)|"?$)/g;

/** What is named like a secret and is none. */
const none =
  /^(?:chain|pubkey-chain|generate|encryption|recovery|prompt|min-length|list|additive|none|internet|local-AS|no-export|no-advertise|gshut|rotation|map)$/;
const named =
  /\b(?:ip community-list|match community|set community|send-community|community-map|aaa (?:authentication|accounting|authorization)|bgp|snmp-server enable|service password|password-policy|security passwords)\b/;

/** The password in an address: ftp://user:password@host. */
const inAddress = /(:\/\/[^\s:/@]+:)([^\s@]+)(?=@)/g;

export function changeSecretWords(line: string, change: (value: string) => string): string {
  const plain = line.includes("://") ? line.replace(inAddress, (_, head: string, value: string) => head + change(value)) : line;
  if (named.test(plain)) return plain;
  return plain.replace(before, (whole, head: string, value: string) => {
    if (none.test(value.split(" ")[0] ?? "") || /^\d{1,3}$/.test(value)) return whole;
    return `${head} ${change(value)}`;
  });
}
