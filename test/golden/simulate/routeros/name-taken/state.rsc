/interface bridge
add name=lan
