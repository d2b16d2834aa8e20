# 2026-11-22 08:00:00 by RouterOS 7.20.8
/interface vlan
add interface=ether2 name=vlan30-tamu vlan-id=30
/ip address
add address=10.164.9.1/24 interface=vlan30-tamu
/system identity
set name=a
