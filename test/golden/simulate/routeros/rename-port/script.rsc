# [D] Ethernet: a port keeps its default-name
/interface/ethernet/set [find default-name=ether2] name=wan comment=uplink
/interface ethernet set wan mtu=1600
