/ip firewall filter
add action=drop chain=input comment="simpul:in.99"
add action=drop chain=forward comment="simpul:x" src-address=10.0.0.0/8
add action=drop chain=forward comment="simpul:fw.99"
