# tc-htb(8): a class with classes below it cannot be deleted; seen on iproute2 6.1
tc class del dev eth1 classid 1:1
