/ip address
add address=10.0.0.1/24 interface=\
    ether1
/ip dns
set servers=10.161.0.53,10.161.\
    0.54
/queue simple
add max-limit=20M/20M name=a target=10.1.0.0/24
