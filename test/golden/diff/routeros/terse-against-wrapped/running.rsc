# routeros-diff 0.6a2 reads no terse line: it takes this text for an empty one
/ip address add address=10.0.0.1/24 interface=ether1 network=10.0.0.0
/ip dns set servers=10.161.0.53,10.161.0.54
/queue simple add max-limit=20000000/20M name=a target=10.1.0.0/24
