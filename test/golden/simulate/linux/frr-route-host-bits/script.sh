# staticd clears the host bits of a prefix; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'ip route 10.5.6.7/16 10.0.0.9'
