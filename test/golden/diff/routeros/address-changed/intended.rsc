/ip address
add address=10.160.16.46/30 comment="simpul:uplink" interface=ether1
