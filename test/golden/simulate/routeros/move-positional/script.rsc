# [D] Console: move numbers destination
/ip firewall filter move 2 0
