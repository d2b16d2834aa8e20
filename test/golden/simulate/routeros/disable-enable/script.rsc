# [D] Console: disable and enable set disabled
/ip/firewall/filter/disable [find where comment="a"]
/ip/firewall/filter/disable 2
/ip/firewall/filter/enable 2
