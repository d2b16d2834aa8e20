# bgpd: lines of ipv4 unicast may be typed without the family; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router bgp 65000' -c 'network 10.0.0.0/24'
