# [E] failure: already have interface with such name
/interface/vlan/add interface=ether1 name=lan vlan-id=10
