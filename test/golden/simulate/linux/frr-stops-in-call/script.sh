# contracts.md, simulate: `text` is the state before the refused step; vtysh itself keeps what it took before the line it refused
vtysh -c 'configure terminal' -c 'hostname gw-2'
vtysh -c 'configure terminal' -c 'hostname gw-3' -c 'tidak ada'
