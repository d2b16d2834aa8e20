# vtysh: a line that the mode does not know is looked for in the ones above; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router ospf' -c 'ospf router-id 10.0.0.1' -c 'interface eth0' -c 'ip ospf cost 10' -c 'router ospf' -c 'redistribute static'
