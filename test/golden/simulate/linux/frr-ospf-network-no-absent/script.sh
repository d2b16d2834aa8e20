# ospfd: `Can't find specified network area configuration.`; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router ospf' -c 'no network 10.0.0.0/24 area 0'
