# [D] `!key` clears
/ip/firewall/filter/set [find where comment="a"] !dst-port log=yes
