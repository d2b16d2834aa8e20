/interface bridge
add name=bridge vlan-filtering=yes
/interface bridge vlan
add bridge=bridge tagged=bridge,ether1 vlan-ids=10
