/ip firewall address-list
add address=10.0.0.1 list=noc
/ip firewall filter
add action=accept chain=input src-address-list=noc
