# [E] failure: device already added as bridge port
/interface/bridge/port/add bridge=b2 interface=ether2
