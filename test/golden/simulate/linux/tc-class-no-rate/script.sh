# tc-htb(8): rate must be given; seen on iproute2 6.1
tc class add dev eth1 parent 1:1 classid 1:40 htb ceil 5mbit
