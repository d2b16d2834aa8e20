/ip firewall filter
add action=accept chain=input comment="simpul:a
