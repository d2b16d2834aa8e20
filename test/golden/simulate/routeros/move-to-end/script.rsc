# [D] Console: without destination the item goes to the end
/ip/firewall/filter/move [find where comment="a"]
