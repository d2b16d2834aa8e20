# STATIC: `ip route NETWORK blackhole`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'ip route 10.7.0.0/16 blackhole'
vtysh -c 'configure terminal' -c 'ip route 10.8.0.0/16 blackhole 250'
