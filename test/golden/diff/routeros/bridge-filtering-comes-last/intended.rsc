/interface bridge
add name=bridge vlan-filtering=yes
/interface vlan
add interface=bridge name=vlan10 vlan-id=10
/interface bridge port
add bridge=bridge interface=ether2 pvid=10
/interface bridge vlan
add bridge=bridge tagged=bridge untagged=ether2 vlan-ids=10
/ip address
add address=10.162.10.1/24 interface=vlan10
