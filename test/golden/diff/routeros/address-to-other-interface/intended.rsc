# routeros-diff 0.6a2 is right here: it sets the interface in place
/interface vlan
add interface=ether1 name=vlan10 vlan-id=10
add interface=ether1 name=vlan20 vlan-id=20
/ip address
add address=10.1.0.1/24 comment="simpul:lan" interface=vlan20
