// Where secrets stand in a Linux router's lines: data. The word behind each pattern's last blank or sign is the secret.

/** Each pattern ends right before the secret, which is one word. */
export const secretFields: readonly { readonly file: string; readonly words: string; readonly pattern: RegExp }[] = [
  { file: "frr.conf", words: "ip ospf authentication-key KEY", pattern: /\bip ospf authentication-key /g },
  { file: "frr.conf", words: "ip ospf message-digest-key N md5 KEY", pattern: /\bip ospf message-digest-key \d+ md5 /g },
  {
    file: "frr.conf",
    words: "area A virtual-link R authentication-key KEY",
    pattern: /\bvirtual-link \S+ (?:[\w-]+ )*authentication-key /g,
  },
  {
    file: "frr.conf",
    words: "area A virtual-link R message-digest-key N md5 KEY",
    pattern: /\bvirtual-link \S+ (?:[\w-]+ )*message-digest-key \d+ md5 /g,
  },
  { file: "frr.conf", words: "key-string KEY", pattern: /\bkey-string /g },
  { file: "frr.conf", words: "neighbor N password KEY", pattern: /\bneighbor \S+ password /g },
  { file: "frr.conf", words: "[enable] password KEY", pattern: /^\s*(?:enable )?password (?:8 )?|-c '(?:enable )?password (?:8 )?/g },
  {
    file: "frr.conf",
    words: "isis password md5 KEY, area-password md5 KEY",
    pattern: /\b(?:isis|area-|domain-)\s?password (?:md5|clear) /g,
  },
  {
    file: "*.netdev, *.network",
    words: "PrivateKey=KEY, PresharedKey=KEY, Password=KEY",
    pattern: /\b(?:PrivateKey|PresharedKey|Password|Secret)[ \t]*=[ \t]*/g,
  },
  { file: "*.conf", words: "PrivateKey = KEY, PresharedKey = KEY", pattern: /\b(?:wpa-psk|wpa-password|wireless-key1?)[ \t]+/g },
  { file: "snmpd.conf", words: "rocommunity KEY, rwcommunity KEY", pattern: /\b(?:ro|rw)community6? /g },
  { file: "snmpd.conf", words: "com2sec NAME SOURCE KEY", pattern: /\bcom2sec6? \S+ \S+ /g },
  { file: "snmpd.conf", words: "createUser NAME SHA KEY", pattern: /\bcreateUser \S+ (?:MD5|SHA(?:-?\d+)?) /g },
  { file: "snmpd.conf", words: "createUser … AES KEY", pattern: /\bcreateUser \S+ (?:MD5|SHA(?:-?\d+)?) \S+ (?:AES|DES)(?:-?\d+)? /g },
  { file: "chrony.keys, any", words: "md5 KEY of NTP", pattern: /^\s*\d+ (?:MD5|SHA1|SHA256|AES128) (?:ASCII:|HEX:)?/g },
  { file: "frr.conf", words: "ip rip authentication string KEY", pattern: /\bauthentication string /g },
  { file: "frr.conf", words: "ipv6 ospf6 authentication … key KEY", pattern: /\bospf6 authentication (?:[\w-]+ )*key /g },
  {
    file: "hostapd.conf, wpa_supplicant.conf",
    words: "wpa_passphrase=KEY, psk=KEY",
    pattern: /\b(?:wpa_passphrase|wpa_psk|psk|passphrase|sae_password)[ \t]*=[ \t]*/g,
  },
  { file: "keepalived.conf", words: "auth_pass KEY", pattern: /\bauth_pass[ \t]+/g },
  { file: "ipsec.secrets", words: ": PSK KEY", pattern: /(?:^|\s):\s*(?:PSK|EAP|XAUTH)\s+/g },
  {
    file: "any",
    words: "password KEY, in no description",
    pattern: /(?<!\b(?:description|remark|comment)\b.*)\b(?:password|passwd)[ \t]+(?!8[ \t])/g,
  },
];
