# FRR User Guide, OSPFv2: hello-interval is 10 by default, so saying it is saying nothing
vtysh -c 'configure terminal' -c 'interface eth0' -c 'ip ospf hello-interval 10'
