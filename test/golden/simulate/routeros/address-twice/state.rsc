/ip address
add address=10.1.2.3/24 interface=ether1
