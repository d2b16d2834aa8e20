# FRR User Guide, BGP: neighbours are active in ipv4 unicast unless `no neighbor PEER activate`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router bgp 65000' -c 'address-family ipv4 unicast' -c 'no neighbor 10.0.0.9 activate'
