/ip route
add distance=1 dst-address=0.0.0.0/0 gateway=10.0.0.2
