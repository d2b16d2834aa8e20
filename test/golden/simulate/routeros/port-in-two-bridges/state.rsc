/interface bridge
add name=b1
add name=b2
/interface bridge port
add bridge=b1 interface=ether2
