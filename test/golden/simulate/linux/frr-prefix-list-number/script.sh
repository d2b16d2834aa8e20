# FRR User Guide, Filtering: entries without a number go to the end in steps of five; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'ip prefix-list A deny any'
