# tc-u32(8): filters by priority; one is deleted by its priority; seen on iproute2 6.1
tc filter add dev eth1 parent 1: protocol ip prio 10 u32 match ip dst 10.0.1.0/24 flowid 1:20
tc filter add dev eth1 parent 1: protocol ip prio 20 u32 match ip src 10.0.2.0/24 flowid 1:20
tc filter del dev eth1 parent 1: prio 10
