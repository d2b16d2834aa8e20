/interface vlan
add comment="simpul:opd-010" interface=sfp-sfpplus1 name=vlan1010 vlan-id=1010
add comment="simpul:opd-036" interface=sfp-sfpplus1 name=vlan1036 vlan-id=1036
/interface list
add comment="simpul:list" name=AKSES
/interface list member
add comment="simpul:opd-010" interface=vlan1010 list=AKSES
add comment="simpul:opd-036" interface=vlan1036 list=AKSES
/ip address
add address=10.160.16.41/30 comment="simpul:opd-010" interface=vlan1010
add address=10.160.16.145/30 comment="simpul:opd-036" interface=vlan1036
/ip firewall address-list
add address=10.162.10.0/24 comment="simpul:opd-010" list=src-opd-010
/ip firewall raw
add action=drop chain=prerouting comment="simpul:raw.opd-010" in-interface=vlan1010 src-address-list=!src-opd-010
