# nft(8), SETS: a set that is there with another type is refused; seen on nftables 1.0.6
nft 'add set inet filter noc { type ipv4_addr; flags interval; }'
