# FRR User Guide, STATIC, Static Route Commands: `ip route NETWORK GATEWAY [DISTANCE]`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'ip route 10.5.0.0/16 10.0.0.9'
