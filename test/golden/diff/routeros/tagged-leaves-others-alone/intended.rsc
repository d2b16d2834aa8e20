/ip firewall filter
add action=accept chain=input comment="simpul:in.10" connection-state=established
add action=accept chain=input comment="simpul:in.40 baru" protocol=ospf
add action=accept chain=input comment="simpul:in.50" dst-port=22,8291 protocol=tcp
add action=drop chain=input comment="simpul:in.99"
/ip address
add address=10.0.0.1/24 comment="simpul:wan" interface=ether1
/queue simple
add comment="simpul:q" max-limit=40M/40M name=opd-011 target=10.162.11.0/24
add comment="simpul:q" max-limit=40M/40M name=opd-010 target=10.162.10.0/24
/ip dns
set servers=10.161.0.53
