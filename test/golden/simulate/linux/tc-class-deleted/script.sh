# tc(8): a class is deleted by its id; seen on iproute2 6.1
tc class del dev eth1 classid 1:20
