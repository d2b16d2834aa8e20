# [D] conditions: negation, both, either
/ip/firewall/filter/remove [find where !(comment="a") && (chain="input" || action="reject")]
