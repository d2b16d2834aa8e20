# staticd: `no ip route` of what is not there is accepted; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'no ip route 10.5.0.0/16 10.0.0.9'
