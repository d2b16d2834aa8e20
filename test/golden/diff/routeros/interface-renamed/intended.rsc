/interface ethernet
set [ find default-name=ether1 ] name=uplink
/interface vlan
add comment="simpul:kantor" interface=uplink name=vlan10-kantor vlan-id=10
/interface list
add name=LAN
/interface list member
add interface=vlan10-kantor list=LAN
/ip address
add address=10.162.10.1/24 interface=vlan10-kantor
/ip firewall filter
add action=drop chain=input comment="simpul:a" in-interface=!vlan10-kantor
