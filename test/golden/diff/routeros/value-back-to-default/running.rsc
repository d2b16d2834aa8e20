/interface vlan
add interface=ether1 mtu=1400 name=vlan10 vlan-id=10
/ip firewall filter
add action=accept chain=forward comment="simpul:a" dst-port=80 log=yes protocol=tcp
/routing ospf interface-template
add area=akses interfaces=ether1 passive
/ip service
set ssh address=10.0.0.0/8 port=2222
