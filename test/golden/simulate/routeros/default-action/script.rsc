# [D] Firewall filter: action is accept by default
/ip/firewall/filter/add chain=input
