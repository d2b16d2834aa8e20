# bgpd: `% Configure the peer-group first`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router bgp 65000' -c 'neighbor 10.0.0.9 peer-group PG'
