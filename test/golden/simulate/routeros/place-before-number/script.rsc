# [D] Console: items have numbers in the order of print
/ip firewall filter add chain=input comment=n place-before=0
