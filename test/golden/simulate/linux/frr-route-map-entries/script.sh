# FRR User Guide, Route Maps: entries in the order of their numbers, each with lines of its own; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'route-map KELUAR deny 5' -c 'match tag 6'
vtysh -c 'configure terminal' -c 'route-map KELUAR permit 10' -c 'set metric 10'
