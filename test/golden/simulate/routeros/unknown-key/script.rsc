# [E] the console: the place is where the unknown word begins
/ip address add address=10.0.0.1/24 interface=ether1 adress=1
