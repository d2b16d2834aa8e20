# tc(8): a leaf qdisc hangs on its class, and takes the place of the default one; seen on iproute2 6.1
tc qdisc replace dev eth1 parent 1:20 handle 20: pfifo limit 50
tc qdisc replace dev eth1 parent 1:20 handle 20: pfifo limit 60
