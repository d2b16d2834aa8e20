/ip address
add address=10.160.16.42/30 comment="simpul:uplink" interface=ether1
