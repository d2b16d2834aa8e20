# FRR User Guide, Filtering: a number holds one entry; the new one replaces the old; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'ip prefix-list A seq 5 deny 10.0.0.0/8'
