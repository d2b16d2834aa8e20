/interface vlan
add interface=ether1 name=v10 vlan-id=10
/ip address
add address=10.0.0.1/24 interface=v10
