# [D] Console: move puts an item before the destination
/ip/firewall/filter/move [find where comment="z"] destination=[find where comment="a"]
