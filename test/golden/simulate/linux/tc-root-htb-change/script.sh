# sch_htb has no change: replace by itself is refused; seen on iproute2 6.1
tc qdisc replace dev eth1 root handle 1: htb default 20
