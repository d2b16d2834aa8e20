# FRR User Guide, Route Maps: `no route-map NAME permit N`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'no route-map KELUAR permit 10'
