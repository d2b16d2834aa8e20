/ip firewall address-list
add address=10.1.0.0/16 list=a
#error exporting "/ip/firewall/filter" (timeout)
/ip firewall filter
add action=accept chain=input comment="simpul:a"
/ip route
add dst-address=10.9.0.0/16 gateway=10.0.0.1
