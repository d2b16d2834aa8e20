# FRR User Guide, Filtering: `no ip prefix-list NAME` takes the list; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'no ip prefix-list A'
