# tc(8): a filter that is not there cannot be deleted; seen on iproute2 6.1
tc filter del dev eth1 parent 1: prio 10
