/ip firewall filter
add action=drop chain=input comment=z
