# [D] VLAN: 1..4095
/interface/vlan/add interface=ether1 name=v vlan-id=5000
