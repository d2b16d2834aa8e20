# FRR User Guide, BGP, Peers: `no neighbor PEER` takes all that is said of it; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router bgp 65000' -c 'no neighbor 10.0.0.9'
