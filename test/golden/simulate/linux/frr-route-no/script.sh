# STATIC: `no ip route NETWORK GATEWAY` takes that one back; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'no ip route 10.5.0.0/16 10.0.0.9'
