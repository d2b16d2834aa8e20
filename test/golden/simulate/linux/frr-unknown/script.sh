# vtysh: what no mode knows is `% Unknown command`, and the rest of the call is not run; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'hostname gw-2'
vtysh -c 'configure terminal' -c 'tidak ada'
vtysh -c 'configure terminal' -c 'hostname gw-3'
