# filter: an entry that says the same as another one is not taken; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'ip prefix-list A seq 10 permit 10.0.0.0/8'
