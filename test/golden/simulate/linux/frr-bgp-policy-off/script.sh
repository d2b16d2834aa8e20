# FRR User Guide, BGP: `bgp ebgp-requires-policy` is on by default, so only `no` is written down; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router bgp 65000' -c 'bgp ebgp-requires-policy'
