# FRR User Guide, BGP, Peers: `neighbor PEER remote-as ASN` changes the AS in place; seen on FRR 8.4.4
vtysh -c 'configure terminal' -c 'router bgp 65000' -c 'neighbor 10.0.0.9 remote-as 65002'
