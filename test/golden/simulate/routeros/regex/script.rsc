# [D] `~` is a regular expression
/ip/firewall/address-list/remove [find where comment~"^simpul:"]
