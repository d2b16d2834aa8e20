# zebra: `no interface` is for interfaces that are gone; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'no interface eth0'
