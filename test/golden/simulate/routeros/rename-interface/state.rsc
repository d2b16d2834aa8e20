/interface vlan
add interface=ether1 name=v10 vlan-id=10
/interface list
add name=LAN
/interface list member
add interface=v10 list=LAN
/ip address
add address=10.0.0.1/24 interface=v10
/ip firewall filter
add action=drop chain=input in-interface=!v10
/routing ospf instance
add name=i
/routing ospf area
add instance=i name=b
/routing ospf interface-template
add area=b interfaces=ether1,v10
