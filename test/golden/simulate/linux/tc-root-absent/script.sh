# tc(8): there is no root to delete; seen on iproute2 6.1
tc qdisc del dev eth1 root
