/ip firewall filter
add action=accept chain=input comment=a
add action=accept chain=forward comment=f
add action=drop chain=input comment=z
