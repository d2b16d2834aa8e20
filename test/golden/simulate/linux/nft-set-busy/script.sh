# nft(8), SETS: a set that a rule speaks of cannot be deleted; seen on nftables 1.0.6
nft 'delete set inet filter noc'
