# bgpd: `% Can't find BGP instance`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'no router bgp 65000'
