# FRR User Guide, Filtering: `no ip prefix-list NAME seq N`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'no ip prefix-list A seq 5'
