/ip firewall filter
add action=accept chain=input comment="simpul:in.10" connection-state=established,related
add action=accept chain=input comment="simpul:in.50" dst-port=22 protocol=tcp src-address-list=noc
add action=drop chain=input comment="simpul:in.99"
/ip firewall address-list
add address=10.161.10.0/27 list=noc
