# tc(8): add of a class that is there is refused with File exists; seen on iproute2 6.1
tc class add dev eth1 parent 1:1 classid 1:20 htb rate 10mbit
