# tc(8): change of a class that is not there is refused; seen on iproute2 6.1
tc class change dev eth1 parent 1:1 classid 1:99 htb rate 10mbit
