# 2026-11-22 08:00:00 by RouterOS 7.20.8
# model = L009UiGS
/interface list
add name=WAN
/interface list member
add interface=sfp1 list=WAN
/ip address
add address=10.160.0.10 interface=lo
add address=10.160.16.42/30 interface=sfp1
/ip firewall address-list
add address=10.161.10.0/27 list=noc
/ip firewall filter
add action=accept chain=input comment="simpul:in.10" connection-state=established,related
add action=accept chain=input comment="simpul:in.50 noc" dst-port=22,8291 in-interface-list=WAN protocol=tcp src-address-list=noc
add action=drop chain=input comment="simpul:in.99"
