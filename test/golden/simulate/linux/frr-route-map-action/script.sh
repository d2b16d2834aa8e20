# FRR User Guide, Route Maps: the same number with another action keeps its lines; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'route-map KELUAR deny 10'
