/ip route
add dst-address=0.0.0.0/0 gateway=10.0.0.2
