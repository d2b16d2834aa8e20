// Lines in sentences: long ones cut, secrets never said.

const secret = /\b(authentication-key|md5|key-string|password)( \d+)? \S+/g;
const longest = 120;

export function saidOf(line: string): string {
  const plain = line.replace(secret, "$1$2 …");
  return plain.length > longest ? `${plain.slice(0, longest - 1)}…` : plain;
}
