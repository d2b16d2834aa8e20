# FRR User Guide, OSPFv2: several keys may stand, the new one is added before the old one goes
vtysh -c 'configure terminal' -c 'interface eth0' -c 'ip ospf message-digest-key 2 md5 lain'
vtysh -c 'configure terminal' -c 'interface eth0' -c 'no ip ospf message-digest-key 1'
