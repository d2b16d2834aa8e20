# [D] print count-only
/ip firewall filter print count-only where chain=input
:put [/ip/firewall/filter/print count-only]
