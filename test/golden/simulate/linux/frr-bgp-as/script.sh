# bgpd: another AS is `BGP is already running; AS is 65000`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router bgp 65001'
