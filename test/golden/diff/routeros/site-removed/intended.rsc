/interface vlan
add comment="simpul:opd-036" interface=sfp-sfpplus1 name=vlan1036 vlan-id=1036
/interface list
add comment="simpul:list" name=AKSES
/interface list member
add comment="simpul:opd-036" interface=vlan1036 list=AKSES
/ip address
add address=10.160.16.145/30 comment="simpul:opd-036" interface=vlan1036
