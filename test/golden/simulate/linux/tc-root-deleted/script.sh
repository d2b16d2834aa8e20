# tc(8): with the root go all its classes; seen on iproute2 6.1
tc qdisc del dev eth1 root
