# tc(8): replace changes a class that is there, and makes one that is not; seen on iproute2 6.1
tc class replace dev eth1 parent 1:1 classid 1:20 htb rate 10mbit ceil 50mbit
tc class replace dev eth1 parent 1:1 classid 1:30 htb rate 1mbit
