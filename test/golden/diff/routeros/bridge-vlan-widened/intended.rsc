/interface bridge
add name=bridge vlan-filtering=yes
/interface bridge vlan
add bridge=bridge tagged=bridge,ether1,ether2 vlan-ids=10-12
