# bgpd: `bgp as-path access-list AP doesn't exist`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'no bgp as-path access-list AP permit ^65001_'
