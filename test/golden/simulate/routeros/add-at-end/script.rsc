# [D] Firewall filter: a rule without place-before goes to the end
/ip firewall filter add action=accept chain=input comment=b
