# bgpd: `% Can't find static route specified`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router bgp 65000' -c 'address-family ipv4 unicast' -c 'no network 10.9.0.0/16'
