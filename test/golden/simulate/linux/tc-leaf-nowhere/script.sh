# tc(8): a class that is not there cannot hold a qdisc; seen on iproute2 6.1
tc qdisc add dev eth1 parent 1:77 pfifo
