/interface vlan
add interface=ether1 name=vlan10 vlan-id=10
add interface=ether1 name=vlan20 vlan-id=20
/ip address
add address=10.1.0.1/24 comment="simpul:lan" interface=vlan10
