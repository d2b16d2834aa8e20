# [D] IP addresses: network is worked out
/ip/address/add address=10.1.2.3/24 interface=ether1
:put [/ip/address/get 0 network]
