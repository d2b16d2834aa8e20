/interface vlan
add interface=ether1 name=vlan10 vlan-id=10
/ip firewall filter
add action=accept chain=forward comment="simpul:a" protocol=tcp
/routing ospf interface-template
add area=akses interfaces=ether1
