# tc(8): add of a root that is there is refused: Exclusivity flag on; seen on iproute2 6.1
tc qdisc add dev eth1 root handle 1: htb default 20
